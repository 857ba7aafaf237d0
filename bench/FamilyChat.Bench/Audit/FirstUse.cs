using Akka.Actor;
using Akka.Persistence;

namespace FamilyChat.Bench.Audit;

/// <summary>An actor without events: recovering it makes the journal's tables.</summary>
internal sealed class FirstUse : ReceivePersistentActor
{
    public FirstUse() => Command<string>(m => Sender.Tell(m));

    public override string PersistenceId => "bench-first-use";
}
