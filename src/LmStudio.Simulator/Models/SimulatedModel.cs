using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>A model on the simulated disk: what the three lists say of it, how long it takes to load, and who answers for it.</summary>
public sealed record SimulatedModel
{
    /// <summary>The key clients ask for, e.g. <c>qwen/qwen3.8-27b</c>.</summary>
    public required string Id { get; init; }
    public string DisplayName { get; init; } = "Simulated model";
    public ModelKind Kind { get; init; } = ModelKind.Llm;
    public string Architecture { get; init; } = "simulated";
    public string Format { get; init; } = "gguf";
    public string Quantization { get; init; } = "Q4_K_M";
    public int BitsPerWeight { get; init; } = 4;
    public string ParametersText { get; init; } = "4B";

    /// <summary>Bytes on disk.</summary>
    public long SizeBytes { get; init; } = 2_500_000_000;

    /// <summary>Tokens the model could take.</summary>
    public int MaxContextLength { get; init; } = 262_144;

    /// <summary>Tokens it is loaded with when a request does not say, far below the maximum as on a real machine.</summary>
    public int LoadedContextLength { get; init; } = 42_496;
    public bool TrainedForTools { get; init; } = true;
    public bool Reasons { get; init; }

    /// <summary>Null = the dialect's field; gpt-oss uses <c>reasoning</c> on LM Studio too.</summary>
    public ReasoningPlace? ReasoningPlace { get; init; }

    /// <summary>How long loading takes; 11 s was measured for 4B and 27B alike.</summary>
    public TimeSpan LoadTime { get; init; }

    /// <summary>Loaded by hand when the server starts: no TTL, never evicted.</summary>
    public bool LoadedAtStart { get; init; } = true;

    /// <summary>Not on disk until a client downloads it, which takes <see cref="DownloadTime"/>.</summary>
    public bool InHubOnly { get; init; }
    public TimeSpan DownloadTime { get; init; }

    /// <summary>The download fails at its end.</summary>
    public string? DownloadError { get; init; }

    /// <summary>Loading is refused with this text, as for want of memory.</summary>
    public string? LoadError { get; init; }

    /// <summary>Who answers.</summary>
    public IReplyModel Mind { get; init; } = new EchoModel();

    internal string Publisher => Id.Contains('/') ? Id[..Id.IndexOf('/')] : "local";
}

public enum ModelKind
{
    Llm,
    Vlm,
    Embedding,
}
