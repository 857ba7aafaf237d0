using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>One of the predictions a loaded model runs at a time, with the prompt it last processed.</summary>
internal sealed class Slot(int index)
{
    public int Index { get; } = index;
    public PromptPrefix? Cached { get; set; }
    public long LastUsed { get; set; }
}

/// <summary>
/// The slots of a loaded model and the queue before them, first in, first out. A free slot is given to the prompt it has
/// most of in its cache, else the one longest unused.
/// </summary>
internal sealed class SlotPool(int slots, int maxQueued)
{
    private readonly Lock _lock = new();
    private readonly List<Slot> _free = [.. Enumerable.Range(0, slots).Select(index => new Slot(index))];
    private readonly LinkedList<TaskCompletionSource<Slot>> _queue = [];
    private long _uses;

    /// <summary>Processing prompts is serial on real engines, however many slots there are.</summary>
    public SemaphoreSlim Prefill { get; } = new(1, 1);

    public int Queued
    {
        get
        {
            lock (_lock)
                return _queue.Count;
        }
    }

    /// <exception cref="WireException">The queue is full.</exception>
    public Task<Slot> TakeAsync(PromptPrefix prompt, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<Slot>> place;
        lock (_lock)
        {
            if (_free.Count > 0)
            {
                var slot = _free.OrderByDescending(free => free.Cached?.ShareOf(prompt) ?? 0).ThenBy(free => free.LastUsed).First();
                _free.Remove(slot);
                return Task.FromResult(slot);
            }
            if (_queue.Count >= maxQueued)
                throw new WireException(new WireError(503, "The queue of requests is full.") { Type = "unavailable_error" });
            place = _queue.AddLast(new TaskCompletionSource<Slot>(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        return WaitAsync(place, cancelled);
    }

    public void Give(Slot slot)
    {
        lock (_lock)
        {
            slot.LastUsed = ++_uses;
            if (_queue.First is not { } next)
            {
                _free.Add(slot);
                return;
            }
            _queue.RemoveFirst();
            next.Value.SetResult(slot);
        }
    }

    private async Task<Slot> WaitAsync(LinkedListNode<TaskCompletionSource<Slot>> place, CancellationToken cancelled)
    {
        await using var registration = cancelled.Register(() =>
        {
            lock (_lock)
            {
                if (place.List is null)
                    return;
                _queue.Remove(place);
            }
            place.Value.TrySetCanceled(cancelled);
        });
        return await place.Value.Task;
    }
}
