using Akka.Actor;
using Akka.Event;
using FamilyChat.Actors.Users;

namespace FamilyChat.Actors.Entities;

/// <summary>The journal refused an event of this entity, which ends.</summary>
internal sealed record EntityUnsaved(IActorRef Entity);

/// <summary>
/// Answers for an entity that ended before it could: its disk was full, say. Whoever asked hears so at once instead of waiting in
/// vain, and hears of the journal where that was the reason, be it their own event it refused or one before.
/// </summary>
internal sealed class UndeliveredActor : ReceiveActor
{
    /// <summary>Those that have not quite ended, with what waited for them.</summary>
    private readonly HashSet<ActorPath> _unsaved = [];

    public UndeliveredActor()
    {
        Receive<EntityUnsaved>(m =>
        {
            Context.Watch(m.Entity);
            _unsaved.Add(m.Entity.Path);
        });
        Receive<Terminated>(m => _unsaved.Remove(m.ActorRef.Path));
        Receive<DeadLetter>(letter =>
        {
            if (letter.Message is IMemberMessage)
                letter.Sender.Tell(Why(letter.Recipient.Path));
        });
    }

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(EntityUnsaved));
        Context.System.EventStream.Subscribe(Self, typeof(DeadLetter));
    }

    /// <summary>A conversation ends with its member.</summary>
    private Refusal Why(ActorPath entity) => _unsaved.Contains(entity) || _unsaved.Contains(entity.Parent) ? Refusal.NotSaved : Refusal.Unavailable;
}
