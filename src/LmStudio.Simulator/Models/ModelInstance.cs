using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>A model in memory. The same model may be loaded more than once, as <c>key</c>, <c>key:2</c>, ….</summary>
internal sealed class ModelInstance(string id, SimulatedModel model, int contextLength, int slots, int maxQueued) : IDisposable
{
    private readonly CancellationTokenSource _unloaded = new();

    public string Id { get; } = id;
    public SimulatedModel Model { get; } = model;
    public int ContextLength { get; } = contextLength;
    public int Parallel { get; } = slots;
    public SlotPool Slots { get; } = new(slots, maxQueued);

    /// <summary>Idle time after which it unloads; null = loaded by hand, stays.</summary>
    public TimeSpan? TimeToLive { get; set; }
    public long LastUsed { get; set; }
    public int InUse { get; set; }

    /// <summary>Fires when it is unloaded, also under a reply that is being written.</summary>
    public CancellationToken Unloaded => _unloaded.Token;

    public void Unload() => _unloaded.Cancel();

    public void Dispose() => _unloaded.Dispose();
}
