namespace Akka.Persistence.Memory;

/// <summary>Journal and snapshots that live as long as their actor system. Nothing is serialized.</summary>
internal sealed class MemoryStore : IJournal, ISnapshots
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<StoredEvent>> _events = [];
    private readonly Dictionary<string, List<SnapshotOffer>> _snapshots = [];
    private long _ordering;

    public void Write(string persistenceId, IReadOnlyList<AtomicWrite> writes, Action<Exception?> done)
    {
        lock (_lock)
        {
            var stored = Of(_events, persistenceId);
            var created = TimeProvider.System.GetUtcNow().Ticks;
            foreach (var pending in writes.SelectMany(write => write.Events))
                stored.Add(new StoredEvent(++_ordering, persistenceId, pending.SequenceNr, created, pending.Payload));
        }

        done(null);
    }

    public Task SettledAsync() => Task.CompletedTask;

    public Task<IReadOnlyList<StoredEvent>> ReadAsync(string persistenceId, long from, long to, int limit, CancellationToken token)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<StoredEvent>>(
                [.. Of(_events, persistenceId).Where(e => e.SequenceNr >= from && e.SequenceNr <= to).Take(limit)]);
    }

    public Task<long> HighestSequenceNrAsync(string persistenceId, CancellationToken token)
    {
        lock (_lock)
            return Task.FromResult(Of(_events, persistenceId).Select(e => e.SequenceNr).LastOrDefault());
    }

    public Task<SnapshotOffer?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken token)
    {
        lock (_lock)
            return Task.FromResult(
                Of(_snapshots, persistenceId).Where(offer => Fits(offer.Metadata, criteria)).MaxBy(offer => offer.Metadata.SequenceNr));
    }

    public void Save(SnapshotMetadata metadata, object snapshot, Action<Exception?> done)
    {
        lock (_lock)
        {
            var stored = Of(_snapshots, metadata.PersistenceId);
            stored.RemoveAll(offer => offer.Metadata.SequenceNr == metadata.SequenceNr);
            stored.Add(new SnapshotOffer(metadata, snapshot));
        }

        done(null);
    }

    public void Delete(string persistenceId, SnapshotSelectionCriteria criteria, Action<Exception?> done)
    {
        lock (_lock)
            Of(_snapshots, persistenceId).RemoveAll(offer => Fits(offer.Metadata, criteria));
        done(null);
    }

    public void Dispose()
    {
    }

    private static bool Fits(SnapshotMetadata metadata, SnapshotSelectionCriteria criteria) =>
        metadata.SequenceNr >= criteria.MinSequenceNr && metadata.SequenceNr <= criteria.MaxSequenceNr
        && metadata.Timestamp >= criteria.MinTimestamp && metadata.Timestamp <= criteria.MaxTimeStamp;

    private static List<T> Of<T>(Dictionary<string, List<T>> all, string persistenceId) =>
        all.TryGetValue(persistenceId, out var mine) ? mine : all[persistenceId] = [];
}
