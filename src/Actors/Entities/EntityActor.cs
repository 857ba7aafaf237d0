using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Entities;

/// <summary>
/// What members and conversations have in common: events are durable before anything follows from them, whoever asked hears when the
/// journal refuses, old snapshots go when a new one is kept, and an idle entity ends when its parent agrees. A snapshot that cannot
/// be read costs one recovery more: the entity restarts, with what it was sent, and replays all of its events.
/// </summary>
public abstract class EntityActor : ReceivePersistentActor
{
    private IActorRef _asker = ActorRefs.Nobody;
    private Recovery _recovery = Recovery.Default;
    private Exception? _unreadable;
    private long _snapshotAt;
    private bool _snapshotOwed;

    protected EntityActor()
    {
        // What follows an unreadable snapshot has nothing to stand on. Only the end of a recovery may fail without ending the actor.
        Recover<RecoveryCompleted>(_ => throw new UnreadableSnapshotException(PersistenceId, _unreadable!), _ => _unreadable is not null);
        Recover<IJournaled>(_ => { }, _ => _unreadable is not null);

        Command<StopEntity>(_ => StopIfIdle());
        Command<ReceiveTimeout>(_ => AskToBePassivated());
        Command<SaveSnapshotSuccess>(m => DeleteSnapshots(new SnapshotSelectionCriteria(m.Metadata.SequenceNr - 1)));
        Command<SaveSnapshotFailure>(m => Log.Warning("Snapshot failed: {0}", m.Cause.Message));
        Command<DeleteSnapshotsSuccess>(_ => { });
        Command<DeleteSnapshotsFailure>(_ => { });
    }

    public override Recovery Recovery => _recovery;

    public override void AroundPostRestart(Exception reason, object message)
    {
        if (reason is UnreadableSnapshotException)
        {
            _recovery = new Recovery(SnapshotSelectionCriteria.None);
            _snapshotOwed = true;
        }

        base.AroundPostRestart(reason, message);
    }

    /// <summary>Nobody needs it in memory: nothing is owed, nobody watches.</summary>
    protected abstract bool IsIdle { get; }

    /// <summary>Durable first, then <paramref name="apply"/> for each event, then <paramref name="then"/>.</summary>
    protected void PersistThen<TEvent>(IReadOnlyList<TEvent> events, Action<TEvent> apply, Action then)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(apply);
        ArgumentNullException.ThrowIfNull(then);
        if (events.Count == 0)
        {
            then();
            return;
        }

        var left = events.Count;
        _asker = Sender;
        PersistAll(events, e =>
        {
            apply(e);
            if (--left > 0)
                return;
            _asker = ActorRefs.Nobody;
            then();
        });
    }

    /// <summary>Begins recovery at the newest snapshot, if there is one.</summary>
    protected void RecoverSnapshot<TSnapshot>(Action<TSnapshot> restore) => Recover<SnapshotOffer>(offer =>
    {
        _snapshotAt = offer.Metadata.SequenceNr;
        if (offer.Snapshot is UnreadableSnapshot unreadable)
        {
            _unreadable = unreadable.Cause;
            return;
        }

        try
        {
            restore((TSnapshot)offer.Snapshot);
        }
        catch (Exception cause)
        {
            _unreadable = cause;
        }
    });

    /// <summary>Bounds the next recovery: saves a snapshot when the newest is at least <paramref name="every"/> events old, or of no use.</summary>
    protected void SaveSnapshotWhenDue(int every, Func<object> snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (LastSequenceNr - _snapshotAt < every && !_snapshotOwed)
            return;
        _snapshotAt = LastSequenceNr;
        _snapshotOwed = false;
        SaveSnapshot(snapshot());
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Context.System.EventStream.Publish(new EntityUnsaved(Self));
        AnswerAsker(Refusal.NotSaved);
        base.OnPersistFailure(cause, @event, sequenceNr);
    }

    /// <summary>Ended from outside while the journal still writes: nobody will know what became of it, and whoever asked need not wait.</summary>
    protected override void PostStop()
    {
        AnswerAsker(Refusal.Unavailable);
        base.PostStop();
    }

    private void AnswerAsker(Refusal refusal)
    {
        _asker.Tell(refusal);
        _asker = ActorRefs.Nobody;
    }

    private void AskToBePassivated()
    {
        if (IsIdle)
            Context.Parent.Tell(new Passivate(Self.Path.Name));
    }

    /// <summary>
    /// The parent holds everything back by now. What it had sent on before has been handled, and may have given work: then this stays.
    /// </summary>
    private void StopIfIdle()
    {
        if (IsIdle)
            Context.Stop(Self);
        else
            Context.Parent.Tell(new PassivationDeclined(Self.Path.Name));
    }
}
