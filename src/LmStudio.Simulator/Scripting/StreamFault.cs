namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>What goes wrong with a stream whose headers have been sent.</summary>
public sealed record StreamFault
{
    public required FaultKind Kind { get; init; }

    /// <summary>Deltas written before it happens.</summary>
    public int AfterTokens { get; init; }

    /// <summary>For the two kinds of error events.</summary>
    public string Message { get; init; } = "The model has crashed without additional information. (Exit code: null)";

    /// <summary>Whether <c>data: [DONE]</c> follows an error event; unconfirmed on the real server.</summary>
    public bool DoneFollows { get; init; }
}

public enum FaultKind
{
    /// <summary><c>event: error</c> and the doubled message of LM Studio 0.4.21.</summary>
    EventError,

    /// <summary><c>data: {"error":…}</c> without an event line.</summary>
    DataError,

    /// <summary>A well-formed end of the response without a finish reason or <c>[DONE]</c>.</summary>
    EndOfStream,

    /// <summary>The finish reason came, <c>[DONE]</c> does not.</summary>
    NoDone,

    /// <summary>The connection is closed in the middle of the chunked body.</summary>
    Close,

    /// <summary>The connection is reset (TCP RST).</summary>
    Reset,

    /// <summary>Nothing more is sent, the connection stays open.</summary>
    Stall,

    /// <summary>The model is unloaded under the reply, as auto-evict does it.</summary>
    Unload,

    /// <summary>A line that is not JSON.</summary>
    Garbage,
}
