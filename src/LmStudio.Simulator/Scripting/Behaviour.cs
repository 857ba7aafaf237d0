namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>
/// How one request is to be answered. What is left null is as the model and the server would do it, so that a test
/// states only what it is about. The same shape is read from script files (README.md).
/// </summary>
public sealed record Behaviour
{
    /// <summary>Nothing out of the ordinary.</summary>
    public static Behaviour Ordinary { get; } = new();

    /// <summary>Only requests that fit take this behaviour; null fits every generating request.</summary>
    public RequestMatch? When { get; init; }

    /// <summary>How many requests take it before it is used up; 0 = every one, for ever.</summary>
    public int Times { get; init; } = 1;

    /// <summary>From the request's arrival to the response's headers.</summary>
    public TimeSpan DelayBeforeHeaders { get; init; }

    /// <summary>Added to the time the prompt takes, holding the slot: silence between headers and first token.</summary>
    public TimeSpan DelayToFirstToken { get; init; }

    /// <summary>Time from one token to the next.</summary>
    public TimeSpan? Cadence { get; init; }

    /// <summary>What is said, cut into tokens by the simulator.</summary>
    public string? Text { get; init; }

    /// <summary>What is said, one token an entry, in place of <see cref="Text"/>.</summary>
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>What is thought before it is said.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Where the thoughts are put on the wire; null = the dialect's own field.</summary>
    public ReasoningPlace? ReasoningPlace { get; init; }

    public IReadOnlyList<ScriptedToolCall>? ToolCalls { get; init; }

    /// <summary>In place of <c>stop</c>, <c>length</c> or <c>tool_calls</c>.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The model named in the reply, as when another one answered.</summary>
    public string? AnswerAsModel { get; init; }

    /// <summary>All counts of the usage are 0 (BT#1602).</summary>
    public bool ZeroUsage { get; init; }

    /// <summary>200 and an event stream without a single event (BT#2339).</summary>
    public bool EmptyStream { get; init; }

    /// <summary>A stream request is answered with one JSON body.</summary>
    public bool PlainJson { get; init; }

    /// <summary><c>role</c> in every delta, as 0.3.9 did.</summary>
    public bool RoleInEveryDelta { get; init; }

    /// <summary>Goes on generating after the client has gone (BT#1994).</summary>
    public bool IgnoreDisconnect { get; init; }

    /// <summary>Answered instead of generating.</summary>
    public ScriptedError? Error { get; init; }

    /// <summary>What goes wrong in the middle of a stream.</summary>
    public StreamFault? Fault { get; init; }

    /// <summary>How the bytes of the stream are cut and written.</summary>
    public Framing? Framing { get; init; }

    public static Behaviour Says(string text) => new() { Text = text };

    public static Behaviour SaysTokens(params string[] tokens) => new() { Tokens = tokens };

    public static Behaviour Thinks(string reasoning, string text, ReasoningPlace? place = null) =>
        new() { Reasoning = reasoning, Text = text, ReasoningPlace = place };

    public static Behaviour Calls(params ScriptedToolCall[] calls) => new() { ToolCalls = calls };

    public static Behaviour Refuses(int status, string message, ErrorShape shape = ErrorShape.Nested) =>
        new() { Error = new ScriptedError { Status = status, Message = message, Shape = shape } };

    public static Behaviour Breaks(FaultKind kind, int afterTokens = 0, string? text = null) =>
        new() { Fault = new StreamFault { Kind = kind, AfterTokens = afterTokens }, Text = text };

    public static Behaviour Stalls(int afterTokens = 0, string? text = null) => Breaks(FaultKind.Stall, afterTokens, text);
}
