namespace FamilyChat.Actors.Conversations;

/// <summary>How a reply ended, with all of its text.</summary>
public sealed record ReplyOutcome(
    MessageState State,
    string Text,
    string Reasoning,
    string? Model = null,
    ReplyUsage? Usage = null,
    ReplyError? Error = null,
    MusicEvidence? Music = null);
