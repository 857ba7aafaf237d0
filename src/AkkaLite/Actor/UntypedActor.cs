using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor that receives in one method and handles every message it does not pass to <c>Unhandled</c>.</summary>
public abstract class UntypedActor : ActorBase
{
    protected UntypedActor()
    {
    }

    protected static new IUntypedActorContext Context => (IUntypedActorContext)ActorBase.Context;

    protected override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    protected abstract void OnReceive(object message);

    protected void Become(UntypedReceive receive) => Context.Become(receive);

    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);

    /// <summary>Runs asynchronous work as part of handling the current message: the next one waits for it.</summary>
    protected void RunTask(Func<Task> action) => ActorTaskScheduler.RunTask(action);
}
