using Akka.Actor;

namespace Akka.Persistence;

/// <summary>What a persistent actor reads before its first command.</summary>
public sealed class Recovery
{
    public Recovery(SnapshotSelectionCriteria? fromSnapshot = null, long toSequenceNr = long.MaxValue, long replayMax = long.MaxValue)
    {
        FromSnapshot = fromSnapshot ?? SnapshotSelectionCriteria.Latest;
        ToSequenceNr = toSequenceNr;
        ReplayMax = replayMax;
    }

    public static Recovery Default { get; } = new(SnapshotSelectionCriteria.Latest);

    /// <summary>No snapshot and no event, only the highest sequence number.</summary>
    public static Recovery None { get; } = new(SnapshotSelectionCriteria.None, 0L);

    public SnapshotSelectionCriteria FromSnapshot { get; }

    /// <summary>The last event to replay, included.</summary>
    public long ToSequenceNr { get; }

    public long ReplayMax { get; }
}

/// <summary>The last message of a recovery; commands follow it.</summary>
public sealed class RecoveryCompleted
{
    public static readonly RecoveryCompleted Instance = new();

    private RecoveryCompleted()
    {
    }
}

/// <summary>The journal or the snapshot store did not answer in time.</summary>
public sealed class RecoveryTimedOutException : AkkaException
{
    public RecoveryTimedOutException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
