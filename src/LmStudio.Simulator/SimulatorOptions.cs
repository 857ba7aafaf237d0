using FamilyChat.LmStudio.Simulator.Demo;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator;

/// <summary>How the simulated server is set up; the defaults are LM Studio's.</summary>
public sealed record SimulatorOptions
{
    /// <summary>For tests: no waiting between tokens, and the last requests are recorded.</summary>
    public static SimulatorOptions Testing { get; } = new()
    {
        Cadence = TimeSpan.Zero,
        RecordedRequests = 256,
        Models = [new SimulatedModel { Id = "test/model" }],
    };

    /// <summary>On 127.0.0.1; 0 = any free port.</summary>
    public int Port { get; init; }
    public Dialect ServerDialect { get; init; }

    /// <summary>What is on disk.</summary>
    public IReadOnlyList<SimulatedModel> Models { get; init; } = [DemoModel.Definition];

    /// <summary>Predictions a loaded model runs at a time.</summary>
    public int Slots { get; init; } = 4;

    /// <summary>Requests that may wait for a slot of one model; the next is refused.</summary>
    public int MaxQueued { get; init; } = 1_000;

    /// <summary>A request for a model on disk loads it.</summary>
    public bool JustInTimeLoading { get; init; } = true;

    /// <summary>At most one model is loaded just in time; another evicts it, even while it writes.</summary>
    public bool AutoEvict { get; init; } = true;

    /// <summary>Idle time after which a just-in-time loaded model unloads.</summary>
    public TimeSpan IdleTimeToLive { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Cold requests at the same time load a copy each, <c>key:2</c> and on (BT#168).</summary>
    public bool DuplicateOnConcurrentLoad { get; init; }

    /// <summary>The bearer token every route asks for; null = authentication is off.</summary>
    public string? Token { get; init; }
    public bool Cors { get; init; }

    /// <summary>An idle connection is closed after this time.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From one token to the next; 25 ms are 40 tokens a second.</summary>
    public TimeSpan Cadence { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>Speed of reading a prompt; null = at once.</summary>
    public double? PrefillTokensPerSecond { get; init; }

    /// <summary>Words of the error when a prompt does not fit; the engines differ.</summary>
    public OverflowWording OverflowWording { get; init; }

    /// <summary>Requests kept for <see cref="SimulatorServer.Recorder"/>; 0 = none, only counters.</summary>
    public int RecordedRequests { get; init; }
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal DialectTraits Dialect => DialectTraits.Of(ServerDialect);

    /// <summary>Fires when the server stops.</summary>
    internal CancellationToken Stopping { get; init; }
}

public enum OverflowWording
{
    /// <summary>“Input does not fit in context length. …”</summary>
    Mlx,

    /// <summary>“Trying to keep the first … tokens … greater than the context length …”</summary>
    LlamaCpp,
}
