using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// The top of the tree: parent of <c>/user</c> and <c>/system</c>, stops the second when the first has ended and the
/// whole system when either fails.
/// </summary>
internal sealed class RootGuardian : ActorRefBase, IInternalActorRef
{
    private readonly ActorSystemImpl _system;

    internal RootGuardian(ActorSystemImpl system, ActorPath path)
    {
        _system = system;
        Path = path;
        User = new ActorCell(system, Props.Create<Guardian>(), this, "user");
        System = new ActorCell(system, Props.Create<Guardian>(), this, "system");

        // Top-level actors are created from any thread, also while the guardian stops: it must know of them all.
        _ = User.Children;
        _ = System.Children;
    }

    public override ActorPath Path { get; }

    internal ActorCell User { get; }

    internal ActorCell System { get; }

    internal void Start()
    {
        System.Self.SendSystemMessage(new CreateActor());
        User.Self.SendSystemMessage(new CreateActor());
    }

    internal void StopUser() => User.Self.SendSystemMessage(new StopActor());

    public void SendSystemMessage(SystemMessage message)
    {
        switch (message)
        {
            case ActorDied { Actor: var actor } when actor == User.Self:
                System.Self.SendSystemMessage(new StopActor());
                break;
            case ActorDied:
                _system.AllStopped();
                break;
            case ChildFailed failed:
                failed.Child.SendSystemMessage(new StopActor());
                break;
        }
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
    }
}

internal sealed class Guardian : ActorBase
{
    protected override bool Receive(object message) => false;

    /// <summary>A failing child must not be lost with its siblings when a strategy escalates: that ends the system.</summary>
    protected override void PreRestart(Exception reason, object message)
    {
    }
}
