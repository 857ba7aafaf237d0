using Akka;

namespace FamilyChat.Actors.Audit;

/// <summary>Where a running projection stands; a stream that is run again goes on from here.</summary>
internal sealed class AuditCursor(long position)
{
    private long _position = position;

    public long Position => Interlocked.Read(ref _position);

    /// <exception cref="InvalidOperationException">The store stands elsewhere; the cursor stands there now too.</exception>
    public async Task<NotUsed> AdvanceAsync(IAuditStore store, IReadOnlyList<RecordedEvent> batch)
    {
        var before = Position;
        var after = await store.AppendAsync(before, batch);
        Interlocked.Exchange(ref _position, after);
        return after == batch[^1].Ordering
            ? NotUsed.Instance
            : throw new InvalidOperationException($"The audit was expected at {before} and is at {after}.");
    }
}
