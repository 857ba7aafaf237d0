using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Anything a message can be sent to.</summary>
public interface ICanTell
{
    void Tell(object message, IActorRef? sender);
}

/// <summary>
/// The address of an actor. It stays valid for the actor's whole life, restarts included, and never refers to a later
/// actor of the same name.
/// </summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    ActorPath Path { get; }
}

internal interface IInternalActorRef : IActorRef
{
    void SendSystemMessage(SystemMessage message);
}

/// <summary>Sends with the actor now handling a message, if any, as the sender.</summary>
public static class ActorRefImplicitSenderExtensions
{
    public static void Tell(this IActorRef receiver, object message) => receiver.Tell(message, ActorCell.Current?.Self);

    /// <summary>Passes a message on so that the receiver answers the original sender.</summary>
    public static void Forward(this IActorRef receiver, object message) => receiver.Tell(message, ActorCell.Current?.Sender);
}

public static class ActorRefExtensions
{
    public static bool IsNobody(this IActorRef? actorRef) => actorRef is null or Nobody;
}

public static class ActorRefs
{
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>The sender of a message nobody answers.</summary>
    public static readonly IActorRef NoSender = null!;
}
