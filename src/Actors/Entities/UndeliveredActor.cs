using Akka.Actor;
using Akka.Event;
using FamilyChat.Actors.Users;

namespace FamilyChat.Actors.Entities;

/// <summary>
/// Answers for an entity that ended before it could: its disk was full while it recovered, say. Whoever asked hears so at once
/// instead of waiting in vain.
/// </summary>
internal sealed class UndeliveredActor : ReceiveActor
{
    public UndeliveredActor() => Receive<DeadLetter>(letter =>
    {
        if (letter.Message is IMemberMessage)
            letter.Sender.Tell(Refusal.Unavailable);
    });

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(DeadLetter));
}
