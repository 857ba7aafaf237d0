using Akka.Actor;

namespace Akka.Persistence;

/// <summary>An event that waits for the journal. <paramref name="Sender"/> is whom its handler may answer.</summary>
internal sealed record PendingEvent(object Payload, long SequenceNr, IActorRef Sender);

/// <summary>Events of one Persist or PersistAll. A rejection, set by the journal, means that none of them could be written down.</summary>
internal sealed class AtomicWrite(IReadOnlyList<PendingEvent> events, bool isDeferred = false)
{
    internal IReadOnlyList<PendingEvent> Events { get; } = events;

    /// <summary>Takes its turn among the writes of its actor, but the journal never sees it.</summary>
    internal bool IsDeferred { get; } = isDeferred;

    internal Exception? Rejection { get; set; }
}

/// <summary>An event read back. <paramref name="Ordering"/> is its place in the whole journal, <paramref name="Created"/> in UTC ticks.</summary>
internal readonly record struct StoredEvent(long Ordering, string PersistenceId, long SequenceNr, long Created, object Payload);

/// <summary>Where events are kept.</summary>
internal interface IJournal : IDisposable
{
    /// <summary>Stores the writes together. <paramref name="done"/> is called once: with null when they are durable, else with the reason.</summary>
    void Write(string persistenceId, IReadOnlyList<AtomicWrite> writes, Action<Exception?> done);

    /// <summary>Ends when the fate of every write so far is known, so that a restarted actor does not miss its own.</summary>
    Task SettledAsync();

    /// <summary>At most <paramref name="limit"/> events, in order, both ends included.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadAsync(string persistenceId, long from, long to, int limit, CancellationToken token);

    /// <summary>0 if the actor has no events.</summary>
    Task<long> HighestSequenceNrAsync(string persistenceId, CancellationToken token);
}

/// <summary>Where snapshots are kept.</summary>
internal interface ISnapshots : IDisposable
{
    /// <summary>The newest that fits, or null.</summary>
    Task<SnapshotOffer?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken token);

    void Save(SnapshotMetadata metadata, object snapshot, Action<Exception?> done);

    void Delete(string persistenceId, SnapshotSelectionCriteria criteria, Action<Exception?> done);
}
