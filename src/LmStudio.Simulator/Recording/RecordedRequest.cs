namespace FamilyChat.LmStudio.Simulator.Recording;

/// <summary>What one request was and what became of it, as far as it has got.</summary>
public sealed record RecordedRequest
{
    /// <summary>Counts from 1 in the order of arrival.</summary>
    public required long Number { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }

    /// <summary>The connection it came over; the same for requests that share one.</summary>
    public string ConnectionId { get; init; } = "";

    /// <summary>The Authorization header.</summary>
    public string? Authorization { get; init; }
    public string Body { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>The instance that answers.</summary>
    public string? Model { get; init; }

    /// <summary>It had to wait for a slot.</summary>
    public bool Queued { get; init; }

    /// <summary>The slot used; null while it waits.</summary>
    public int? Slot { get; init; }
    public int PromptTokens { get; init; }

    /// <summary>Of these, how many were in the slot's cache.</summary>
    public int CachedTokens { get; init; }

    /// <summary>Tokens made so far, thoughts included.</summary>
    public int Tokens { get; init; }
    public DateTimeOffset? PrefillStarted { get; init; }
    public DateTimeOffset? GenerationStarted { get; init; }

    /// <summary>The server has noticed that the client has gone, whatever it still does for it.</summary>
    public bool ClientGone { get; init; }

    /// <summary>When the model was free again.</summary>
    public DateTimeOffset? Ended { get; init; }
    public GenerationOutcome Outcome { get; init; }
}

public enum GenerationOutcome
{
    /// <summary>Not a generation, or one that has not ended.</summary>
    Open,

    /// <summary>Written to its end.</summary>
    Completed,

    /// <summary>Answered with an error.</summary>
    Refused,

    /// <summary>A scripted fault ended it.</summary>
    Faulted,

    /// <summary>The client went while it waited for a slot.</summary>
    CutInQueue,

    /// <summary>The client went while the prompt was processed, which ran to its end.</summary>
    CutInPrefill,

    /// <summary>The client went while text was being written.</summary>
    Cut,

    /// <summary>The model was unloaded under it.</summary>
    Evicted,

    /// <summary>The server was stopped.</summary>
    ServerStopped,
}
