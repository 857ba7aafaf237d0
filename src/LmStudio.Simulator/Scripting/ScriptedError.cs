namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>An HTTP answer in place of a reply.</summary>
public sealed record ScriptedError
{
    public int Status { get; init; } = 400;
    public required string Message { get; init; }
    public string? Type { get; init; } = "invalid_request_error";
    public string? Param { get; init; }
    public string? Code { get; init; }
    public ErrorShape Shape { get; init; }
}

/// <summary>The shapes an error's body has been seen in.</summary>
public enum ErrorShape
{
    /// <summary><c>{"error":{"message","type","param","code"}}</c></summary>
    Nested,

    /// <summary><c>{"error":"text"}</c></summary>
    Text,

    /// <summary><c>{"object":"error","message","type","param","code":404}</c>, older vLLM.</summary>
    Flat,

    /// <summary><c>{"error":{"code":400,"message","type"}}</c>, llama-server.</summary>
    NumericCode,

    /// <summary>The message alone, not JSON.</summary>
    Plain,

    /// <summary><c>{"type":"error","error":{"type","message"}}</c>, of <c>/v1/messages</c>.</summary>
    Messages,
}
