using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>What a simulated model says. It must be deterministic, quick, and safe to call from many threads.</summary>
public interface IReplyModel
{
    ModelReply Answer(ChatPrompt prompt);
}

/// <summary>A reply before it is cut to what the request allows.</summary>
public sealed record ModelReply
{
    public string Text { get; init; } = "";
    public string? Reasoning { get; init; }

    /// <summary>Tokens made while they are written, in place of <see cref="Text"/>; a benchmark stamps them with the clock.</summary>
    public IEnumerable<string>? LiveTokens { get; init; }

    /// <summary>In place of the server's cadence.</summary>
    public TimeSpan? Cadence { get; init; }
}
