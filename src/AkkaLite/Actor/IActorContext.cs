namespace Akka.Actor;

/// <summary>What can start actors: a system, or an actor's context.</summary>
public interface IActorRefFactory
{
    /// <summary>Starts an actor.</summary>
    /// <exception cref="InvalidActorNameException">The name is taken, or no path element.</exception>
    IActorRef ActorOf(Props props, string? name = null);
}

public static class ActorRefFactoryExtensions
{
    public static IActorRef ActorOf<TActor>(this IActorRefFactory factory, string? name = null)
        where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>(), name);
}

/// <summary>Death watch: tells of an actor's end once, also when it had ended before.</summary>
public interface ICanWatch
{
    IActorRef Watch(IActorRef subject);

    /// <summary>As <see cref="Watch"/>, with a message of one's own in place of <see cref="Terminated"/>.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    IActorRef Unwatch(IActorRef subject);
}

/// <summary>An actor's view of itself and its surroundings, valid only while it handles a message.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    IActorRef Self { get; }

    Props Props { get; }

    /// <summary>Who sent the current message; the dead letters when nobody did.</summary>
    IActorRef Sender { get; }

    IActorRef Parent { get; }

    ActorSystem System { get; }

    TimeSpan? ReceiveTimeout { get; }

    /// <summary>A child by name, until it has terminated; <see cref="ActorRefs.Nobody"/> when there is none.</summary>
    IActorRef Child(string name);

    IEnumerable<IActorRef> GetChildren();

    void Become(Receive receive);

    void BecomeStacked(Receive receive);

    void UnbecomeStacked();

    /// <summary>Asks for a <see cref="Actor.ReceiveTimeout"/> whenever no message came for so long; <c>null</c> ends it.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    void Stop(IActorRef child);
}

public interface IUntypedActorContext : IActorContext
{
    void Become(UntypedReceive receive);

    void BecomeStacked(UntypedReceive receive);
}

/// <summary>Handles a message, or returns <c>false</c> to leave it unhandled.</summary>
public delegate bool Receive(object message);

public delegate void UntypedReceive(object message);
