namespace FamilyChat.Actors.Conversations;

public enum MessageRole { User, Assistant }

/// <summary>What a question is for: the model's own knowledge, or the family's music library.</summary>
public enum ChatTask { General, Music }

public enum MessageState
{
    Complete,

    /// <summary>A person stopped it; the text is what was written until then.</summary>
    Stopped,

    /// <summary>Something outside went wrong; see <see cref="Message.Error"/>.</summary>
    Failed,

    /// <summary>The server ended while it was being written; the text is what survived.</summary>
    Interrupted,

    /// <summary>A question queued behind a reply that is still being written.</summary>
    Waiting,
}

/// <summary>What a reply cost, as shown under it.</summary>
/// <param name="TokensPerSecond">Measured here, from the first piece to the last.</param>
/// <param name="FirstTokenMs">From the granted turn to the first piece.</param>
/// <param name="Truncated">It ran into the model's limit and can be continued.</param>
public sealed record ReplyUsage(int PromptTokens, int CompletionTokens, double TokensPerSecond, int FirstTokenMs, bool Truncated = false);

/// <summary>What went wrong with a reply: a code of the protocol and a sentence for the person.</summary>
public sealed record ReplyError(string Code, string Message);

/// <summary>
/// One entry of a conversation. Entries form a tree: a reply's parent is its question, a question's parent the reply before it;
/// siblings are versions of the same place.
/// </summary>
public sealed record Message(
    MessageId Id,
    MessageRole Role,
    MessageId? ParentId,
    string Text,
    DateTimeOffset At,
    ChatTask Task,
    MessageState State,
    string? Model = null,
    string? Reasoning = null,
    ReplyUsage? Usage = null,
    ReplyError? Error = null,
    MusicEvidence? Music = null);
