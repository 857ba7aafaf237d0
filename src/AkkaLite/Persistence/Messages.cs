using Akka.Event;

namespace Akka.Persistence;

/// <summary>What became of one event, to the actor that persisted it. The first answer to a batch lets the next be written.</summary>
internal sealed record JournalReply(int InstanceId, PendingEvent Event, Exception? Failure, Exception? Rejection, bool StartsBatch);

/// <summary>From a recovery to its actor. Those of an earlier run are ignored.</summary>
internal abstract record RecoveryStep(RecoveryRun Run) : IDeadLetterSuppression
{
    internal sealed record Snapshot(RecoveryRun Run, SnapshotOffer Offer) : RecoveryStep(Run);

    internal sealed record Events(RecoveryRun Run, IReadOnlyList<StoredEvent> Slice) : RecoveryStep(Run);

    internal sealed record Completed(RecoveryRun Run, long HighestSequenceNr) : RecoveryStep(Run);

    internal sealed record Failed(RecoveryRun Run, Exception Cause) : RecoveryStep(Run);
}
