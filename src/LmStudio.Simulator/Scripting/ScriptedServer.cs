using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>Settings a script changes; null leaves the command line's.</summary>
public sealed record ScriptedServer
{
    public Dialect? Dialect { get; init; }
    public int? Slots { get; init; }
    public bool? JustInTimeLoading { get; init; }
    public bool? AutoEvict { get; init; }
    public bool? DuplicateOnConcurrentLoad { get; init; }
    public TimeSpan? IdleTimeToLive { get; init; }
    public TimeSpan? Cadence { get; init; }
    public TimeSpan? KeepAlive { get; init; }
    public string? Token { get; init; }
    public bool? Cors { get; init; }
    public double? PrefillTokensPerSecond { get; init; }
    public OverflowWording? OverflowWording { get; init; }
    public IReadOnlyList<ScriptedModel>? Models { get; init; }
}

/// <summary>A model a script puts on disk; the demo model answers for it.</summary>
public sealed record ScriptedModel
{
    public required string Id { get; init; }
    public ModelKind Kind { get; init; }
    public int ContextLength { get; init; } = 42_496;
    public bool Loaded { get; init; } = true;
    public TimeSpan LoadTime { get; init; }
    public string? LoadError { get; init; }
    public bool InHubOnly { get; init; }
    public TimeSpan DownloadTime { get; init; }
    public string? DownloadError { get; init; }

    internal SimulatedModel ToModel() => new()
    {
        Id = Id,
        Kind = Kind,
        LoadedContextLength = ContextLength,
        LoadedAtStart = Loaded,
        LoadTime = LoadTime,
        LoadError = LoadError,
        InHubOnly = InHubOnly,
        DownloadTime = DownloadTime,
        DownloadError = DownloadError,
        Mind = new Demo.DemoModel(),
    };
}
