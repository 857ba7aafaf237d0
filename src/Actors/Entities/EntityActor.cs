using Akka.Actor;
using Akka.Event;
using Akka.Persistence;

namespace FamilyChat.Actors.Entities;

/// <summary>
/// What members and conversations have in common: events are durable before anything follows from them, whoever asked hears when the
/// journal refuses, old snapshots go when a new one is kept, and an idle entity ends when its parent agrees.
/// </summary>
public abstract class EntityActor : ReceivePersistentActor
{
    private IActorRef _asker = ActorRefs.Nobody;

    protected EntityActor()
    {
        // The parent holds everything back by now, and what came before this was answered already, so nothing can be lost.
        Command<StopEntity>(_ => Context.Stop(Self));
        Command<SaveSnapshotSuccess>(m => DeleteSnapshots(new SnapshotSelectionCriteria(m.Metadata.SequenceNr - 1)));
        Command<SaveSnapshotFailure>(m => Log.Warning("Snapshot failed: {0}", m.Cause.Message));
        Command<DeleteSnapshotsSuccess>(_ => { });
        Command<DeleteSnapshotsFailure>(_ => { });
    }

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

    /// <param name="every">Events after which a snapshot bounds the next recovery.</param>
    protected bool SnapshotIsDue(int every) => LastSequenceNr - SnapshotSequenceNr >= every;

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        _asker.Tell(Refusal.NotSaved);
        base.OnPersistFailure(cause, @event, sequenceNr);
    }
}
