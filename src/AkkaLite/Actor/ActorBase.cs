using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The life of an actor: constructor, <see cref="PreStart"/>, messages one at a time, <see cref="PostStop"/>. After a
/// failure the parent may replace the instance, between <see cref="PreRestart"/> and <see cref="PostRestart"/>; mailbox
/// and reference stay.
/// </summary>
public abstract class ActorBase
{
    private readonly ActorCell _cell = ActorCell.Current ?? throw new ActorInitializationException(
        "Do not create actors using 'new', always create them using an ActorContext/System");

    protected ActorBase()
    {
    }

    protected static IActorContext Context => ActorCell.Current ?? throw new NotSupportedException(
        "There is no active ActorContext, this is most likely due to use of async operations from within this actor.");

    protected IActorRef Self => _cell.Self;

    protected IActorRef Sender => _cell.Sender;

    protected abstract bool Receive(object message);

    protected virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = receive(message);
        if (!handled)
        {
            Unhandled(message);
        }

        return handled;
    }

    public virtual void AroundPreStart() => PreStart();

    public virtual void AroundPostStop() => PostStop();

    public virtual void AroundPreRestart(Exception cause, object message) => PreRestart(cause, message);

    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);

    protected virtual void PreStart()
    {
    }

    protected virtual void PostStop()
    {
    }

    /// <summary>On the failed instance, with the message it failed on. As it stands: stops all children, then <see cref="PostStop"/>.</summary>
    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in _cell.GetChildren())
        {
            _cell.Unwatch(child);
            _cell.Stop(child);
        }

        PostStop();
    }

    /// <summary>On the fresh instance. As it stands: <see cref="PreStart"/>.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>How the failures of the children are met; asked for once a life.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>Publishes an <see cref="UnhandledMessage"/>; an unhandled <see cref="Terminated"/> ends this actor too.</summary>
    /// <exception cref="DeathPactException">The message is <see cref="Terminated"/>.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
        {
            throw new DeathPactException(terminated.ActorRef);
        }

        _cell.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    protected void UnbecomeStacked() => _cell.UnbecomeStacked();

    protected void SetReceiveTimeout(TimeSpan? timeout) => _cell.SetReceiveTimeout(timeout);

    internal Receive InitialReceive() => Receive;

    internal SupervisorStrategy CreateSupervisorStrategy() => SupervisorStrategy();

    internal void HandleMessage(Receive receive, object message) => AroundReceive(receive, message);
}
