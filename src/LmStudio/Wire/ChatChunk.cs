using FamilyChat.LmStudio.Chat;

namespace FamilyChat.LmStudio.Wire;

/// <summary>What one event of a reply says, in whichever server's dialect. Used again for every event.</summary>
internal sealed class ChatChunk
{
    /// <summary>It is a piece of a reply, even if an empty one.</summary>
    public bool HasChoices
    {
        get;
        set
        {
            field = value;
            Any |= value;
        }
    }

    public string? Content { get; set; }

    public string? Reasoning { get; set; }

    public FinishReason? Finish { get; set; }

    public TokenUsage? Usage { get; set; }

    public WireError? Error { get; set; }

    /// <summary>The last one seen; stays over events.</summary>
    public string? Model { get; set; }

    /// <summary>Any event was a piece of a reply.</summary>
    public bool Any { get; private set; }

    /// <summary>A tool was called, which nobody offered.</summary>
    public bool CallsTool { get; set; }

    public void Clear()
    {
        HasChoices = false;
        Content = null;
        Reasoning = null;
        Finish = null;
        Usage = null;
        Error = null;
    }
}

/// <summary>An error as servers spell it. The words are for classifying only: they may hold chat text or a token.</summary>
internal sealed record WireError(string Message, string? Code = null, string? Type = null);
