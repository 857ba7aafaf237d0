using FamilyChat.LmStudio.Models;

namespace FamilyChat.LmStudio;

/// <summary>
/// Where the model server is and how long it may take. Read again at every call, so a change takes effect at once.
/// A limit of <see cref="Timeout.InfiniteTimeSpan"/> is switched off.
/// </summary>
public sealed record LmStudioOptions
{
    /// <summary>The server's address, with or without <c>/v1</c> or a trailing slash. An IP address: LM Studio listens on IPv4 only.</summary>
    public string Url { get; init; } = "http://127.0.0.1:1234";

    /// <summary>The bearer token of a server that asks for one.</summary>
    public string? Token { get; init; }

    /// <summary>What the server is, when the one who chose the address knows; otherwise it is found out.</summary>
    public ModelServerKind? Kind { get; init; }

    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Until the response's headers. Generous, because a server may load the model first.</summary>
    public TimeSpan HeadersLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The whole reply, from the request to its last byte.</summary>
    public TimeSpan ReplyLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Each question about the server's state.</summary>
    public TimeSpan ProbeLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Text and reasoning of one reply together, in UTF-16 code units. A reply that reaches it is ended as cut off.</summary>
    public int MaxReplyLength { get; init; } = 2_000_000;

    /// <summary>Leaves the token out.</summary>
    public override string ToString() => $"{nameof(LmStudioOptions)} {{ {Kind?.ToString() ?? "any server"} at {Url} }}";
}
