using Akka.Actor;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Entities;

namespace FamilyChat.Actors.Users;

/// <summary>The door to all members: routes each message to its member, who is brought into memory by it.</summary>
public sealed class UsersActor : ReceiveActor
{
    public UsersActor(ConversationServices services)
    {
        var members = new EntityChildren(
            Context, name => Props.Create(() => new UserActor(new MemberId(Guid.ParseExact(name, "D")), services)));

        Receive<IMemberMessage>(m => members.Forward(m.Member.ToString(), m));
        Receive<Passivate>(m => members.Passivate(m.Name));
        Receive<PassivationDeclined>(m => members.PassivationDeclined(m.Name));
        Receive<Terminated>(m => members.Terminated(m.ActorRef));
        Receive<EndOfService>(_ =>
        {
            Become(Ending);
            members.EndService();
            StopWhenAlone();
        });
    }

    private void Ending() => Receive<Terminated>(_ => StopWhenAlone());

    private void StopWhenAlone()
    {
        if (!Context.GetChildren().Any())
            Context.Stop(Self);
    }
}
