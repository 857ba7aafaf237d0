using Akka.Actor;
using Akka.Event;

namespace Akka.Persistence;

/// <summary>
/// An actor whose state is the fold of its stored events. It recovers before its first command, and the handler of a
/// persisted event runs only when the event is on disk.
/// </summary>
/// <remarks>
/// Between a Persist and its handler, commands wait in an internal stash and are then taken one by one, so that each can
/// persist in its turn. PersistAsync does not hold commands back. At most one write of an actor is under way at a time;
/// what is persisted meanwhile goes together in the next.
/// </remarks>
public abstract partial class Eventsourced : ActorBase, IWithUnboundedStash
{
    private readonly PersistenceExtension _persistence;
    private readonly ActorCell _cell;
    private readonly ActorStash _internalStash;
    private Phase _phase;

    protected Eventsourced()
    {
        _cell = ActorCell.Current!;
        _persistence = PersistenceExtension.For(_cell.System);
        _internalStash = new ActorStash(_cell);
    }

    private enum Phase
    {
        Recovering,
        Processing,
        Persisting,
    }

    public abstract string PersistenceId { get; }

    public virtual Recovery Recovery => Recovery.Default;

    public bool IsRecovering => _phase == Phase.Recovering;

    public bool IsRecoveryFinished => !IsRecovering;

    /// <summary>The highest number replayed or stored; 0 before the first event.</summary>
    public long LastSequenceNr { get; private set; }

    public long SnapshotSequenceNr => LastSequenceNr;

    /// <summary>The actor's own stash, apart from the internal one.</summary>
    public IStash Stash
    {
        get => field;
        set => field = new StashBesideCommands(value, _internalStash);
    } = null!;

    protected virtual ILoggingAdapter Log => field ??= Context.GetLogger();

    /// <summary>Stores <paramref name="snapshot"/> as of <see cref="LastSequenceNr"/>; a message tells how it went.</summary>
    public void SaveSnapshot(object snapshot)
    {
        var metadata = new SnapshotMetadata(PersistenceId, SnapshotSequenceNr, TimeProvider.System.GetUtcNow().UtcDateTime);
        var self = Self;
        _persistence.Snapshots.Save(
            metadata, snapshot, failure => self.Tell(failure is null ? new SaveSnapshotSuccess(metadata) : new SaveSnapshotFailure(metadata, failure), null));
    }

    /// <summary>Deletes the snapshots that fit; a message tells how it went.</summary>
    public void DeleteSnapshots(SnapshotSelectionCriteria criteria)
    {
        var self = Self;
        _persistence.Snapshots.Delete(
            PersistenceId, criteria, failure => self.Tell(failure is null ? new DeleteSnapshotsSuccess(criteria) : new DeleteSnapshotsFailure(criteria, failure), null));
    }

    protected abstract bool ReceiveRecover(object message);

    protected abstract bool ReceiveCommand(object message);

    protected override bool AroundReceive(Receive receive, object message)
    {
        switch (message)
        {
            case RecoveryStep step:
                OnRecoveryStep(step);
                break;
            case JournalReply reply:
                OnJournalReply(reply);
                break;
            default:
                if (_phase == Phase.Processing)
                    Process(receive, message);
                else
                    _internalStash.Stash();
                break;
        }

        return true;
    }

    public override void AroundPreStart()
    {
        StartRecovery();
        base.AroundPreStart();
    }

    public override void AroundPostRestart(Exception reason, object message)
    {
        StartRecovery();
        base.AroundPostRestart(reason, message);
    }

    public override void AroundPreRestart(Exception cause, object message)
    {
        Leave();
        Flush();
        base.AroundPreRestart(cause, message is JournalReply reply ? reply.Event.Payload : message);
    }

    public override void AroundPostStop()
    {
        Leave();
        base.AroundPostStop();
    }

    protected override void Unhandled(object message)
    {
        switch (message)
        {
            case RecoveryCompleted:
                break;
            case SaveSnapshotFailure failed:
                Log.Warning("Failed to SaveSnapshot given metadata [{0}] due to: [{1}]", failed.Metadata.SequenceNr, failed.Cause.Message);
                break;
            case DeleteSnapshotsFailure failed:
                Log.Warning("Failed to DeleteSnapshots given criteria [{0}] due to: [{1}]", failed.Criteria.MaxSequenceNr, failed.Cause.Message);
                break;
            default:
                base.Unhandled(message);
                break;
        }
    }

    /// <summary>Gives every stashed message back to the mailbox, for the next instance or the dead letters.</summary>
    private void Leave()
    {
        _recovery?.Dispose();
        Stash.UnstashAll();
        _internalStash.UnstashAll();
    }
}
