using Akka.Actor;

namespace Akka.Persistence;

/// <summary>A persistent actor that receives commands in one method and its past in another.</summary>
public abstract class UntypedPersistentActor : Eventsourced
{
    protected UntypedPersistentActor()
    {
    }

    protected static new IUntypedActorContext Context => (IUntypedActorContext)ActorBase.Context;

    protected override bool Receive(object message) => ReceiveCommand(message);

    protected override bool ReceiveRecover(object message)
    {
        OnRecover(message);
        return true;
    }

    protected override bool ReceiveCommand(object message)
    {
        OnCommand(message);
        return true;
    }

    protected abstract void OnRecover(object message);

    protected abstract void OnCommand(object message);

    protected void Become(UntypedReceive receive) => Context.Become(receive);

    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);
}
