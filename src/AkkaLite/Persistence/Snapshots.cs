namespace Akka.Persistence;

/// <summary>Names a snapshot. <see cref="Timestamp"/> is UTC.</summary>
public sealed class SnapshotMetadata : IEquatable<SnapshotMetadata>
{
    public SnapshotMetadata(string persistenceId, long sequenceNr, DateTime timestamp)
    {
        PersistenceId = persistenceId;
        SequenceNr = sequenceNr;
        Timestamp = timestamp;
    }

    public string PersistenceId { get; }

    public long SequenceNr { get; }

    public DateTime Timestamp { get; }

    public bool Equals(SnapshotMetadata? other) =>
        other is not null && PersistenceId == other.PersistenceId && SequenceNr == other.SequenceNr && Timestamp == other.Timestamp;

    public override bool Equals(object? obj) => Equals(obj as SnapshotMetadata);

    public override int GetHashCode() => HashCode.Combine(PersistenceId, SequenceNr, Timestamp);
}

/// <summary>The first message of a recovery, if there is a snapshot; events after it follow.</summary>
public sealed class SnapshotOffer(SnapshotMetadata metadata, object snapshot)
{
    public SnapshotMetadata Metadata { get; } = metadata;

    public object Snapshot { get; } = snapshot;
}

/// <summary>Bounds, all included, on the snapshots to load or delete. Times are UTC.</summary>
public sealed class SnapshotSelectionCriteria
{
    public SnapshotSelectionCriteria(long maxSequenceNr) : this(maxSequenceNr, DateTime.MaxValue)
    {
    }

    public SnapshotSelectionCriteria(long maxSequenceNr, DateTime maxTimeStamp, long minSequenceNr = 0L, DateTime? minTimestamp = null)
    {
        MaxSequenceNr = maxSequenceNr;
        MaxTimeStamp = maxTimeStamp;
        MinSequenceNr = minSequenceNr;
        MinTimestamp = minTimestamp ?? DateTime.MinValue;
    }

    public static SnapshotSelectionCriteria Latest { get; } = new(long.MaxValue);

    public static SnapshotSelectionCriteria None { get; } = new(0L, DateTime.MinValue);

    public long MaxSequenceNr { get; }

    public DateTime MaxTimeStamp { get; }

    public long MinSequenceNr { get; }

    public DateTime? MinTimestamp { get; }
}

/// <summary>The snapshot is on disk.</summary>
public sealed class SaveSnapshotSuccess(SnapshotMetadata metadata)
{
    public SnapshotMetadata Metadata { get; } = metadata;
}

/// <summary>The snapshot could not be stored; the actor goes on without it.</summary>
public sealed class SaveSnapshotFailure(SnapshotMetadata metadata, Exception cause)
{
    public SnapshotMetadata Metadata { get; } = metadata;

    public Exception Cause { get; } = cause;
}

/// <summary>The snapshots that fit are gone.</summary>
public sealed class DeleteSnapshotsSuccess(SnapshotSelectionCriteria criteria)
{
    public SnapshotSelectionCriteria Criteria { get; } = criteria;
}

/// <summary>The snapshots are still there.</summary>
public sealed class DeleteSnapshotsFailure(SnapshotSelectionCriteria criteria, Exception cause)
{
    public SnapshotSelectionCriteria Criteria { get; } = criteria;

    public Exception Cause { get; } = cause;
}
