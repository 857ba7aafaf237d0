using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// A message of the runtime to an actor: handled before all messages, also while the mailbox is suspended. An instance
/// is sent once, since it is its own link in the queue.
/// </summary>
internal abstract class SystemMessage
{
    internal SystemMessage? Next;

    /// <summary>Whether it waits until the actor, being restarted or stopped, has lost its last child.</summary>
    internal virtual bool WaitsForChildren => false;

    /// <summary>Whether it waits, besides, while the actor is suspended.</summary>
    internal virtual bool WaitsForResume => false;

    internal abstract void Run(ActorCell cell);

    /// <summary>What becomes of it when the actor is gone.</summary>
    internal virtual void Undeliverable(ActorCell cell)
    {
    }
}

internal sealed class CreateActor : SystemMessage
{
    internal override void Run(ActorCell cell) => cell.Create();
}

internal sealed class SuspendActor : SystemMessage
{
    internal override bool WaitsForChildren => true;

    internal override void Run(ActorCell cell) => cell.SuspendWithChildren();
}

/// <summary>Goes on with the same instance. <paramref name="afterFailure"/> tells a parent's verdict from a mere end of suspension.</summary>
internal sealed class ResumeActor(bool afterFailure) : SystemMessage
{
    internal override bool WaitsForChildren => true;

    internal override void Run(ActorCell cell) => cell.ResumeWithChildren(afterFailure);
}

internal sealed class RestartActor(Exception cause) : SystemMessage
{
    internal override bool WaitsForChildren => true;

    internal override void Run(ActorCell cell) => cell.Restart(cause);
}

internal sealed class StopActor : SystemMessage
{
    internal override void Run(ActorCell cell) => cell.Terminate();
}

internal sealed class ChildFailed(LocalActorRef child, Exception cause) : SystemMessage
{
    internal LocalActorRef Child => child;

    internal override bool WaitsForChildren => true;

    internal override bool WaitsForResume => true;

    internal override void Run(ActorCell cell) => cell.HandleChildFailure(this, cause);
}

/// <summary>The answer to <see cref="WatchActor"/>, and, unasked, to the parent.</summary>
internal sealed class ActorDied(IActorRef actor, bool existenceConfirmed) : SystemMessage
{
    internal IActorRef Actor => actor;

    internal override void Run(ActorCell cell) => cell.HandleDeath(actor, existenceConfirmed);
}

internal sealed class WatchActor(IInternalActorRef watcher) : SystemMessage
{
    internal override void Run(ActorCell cell) => cell.AddWatcher(watcher);

    internal override void Undeliverable(ActorCell cell) =>
        watcher.SendSystemMessage(new ActorDied(cell.Self, existenceConfirmed: true));
}

internal sealed class UnwatchActor(IInternalActorRef watcher) : SystemMessage
{
    internal override void Run(ActorCell cell) => cell.RemoveWatcher(watcher);
}

/// <summary>A continuation of the actor's own asynchronous work, to be run in its context.</summary>
internal sealed class ContinueTask(ActorTaskScheduler scheduler, Task task) : SystemMessage
{
    internal override void Run(ActorCell cell) => scheduler.Run(task);

    internal override void Undeliverable(ActorCell cell) => scheduler.Run(task);
}
