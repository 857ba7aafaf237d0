using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Two references are equal when they mean the same actor of the same life: same path, same uid.</summary>
public abstract class ActorRefBase : IActorRef
{
    public abstract ActorPath Path { get; }

    public void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        TellInternal(message, sender);
    }

    protected abstract void TellInternal(object message, IActorRef? sender);

    public bool Equals(IActorRef? other) =>
        ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Path.Name, Path.Uid);

    public int CompareTo(IActorRef? other)
    {
        var byPath = Path.CompareTo(other?.Path);
        return byPath != 0 || other is null ? byPath : Path.Uid.CompareTo(other.Path.Uid);
    }

    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);

    public override string ToString() => Path.Uid == 0 ? $"[{Path}]" : $"[{Path}#{Path.Uid}]";
}

/// <summary>The actor that is not there: what <c>Context.Child</c> gives for an unknown name. It takes messages and does nothing.</summary>
public sealed class Nobody : IInternalActorRef
{
    public static readonly Nobody Instance = new();

    private Nobody()
    {
    }

    public ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems"), "/Nobody");

    void ICanTell.Tell(object message, IActorRef? sender)
    {
    }

    bool IEquatable<IActorRef>.Equals(IActorRef? other) => ReferenceEquals(this, other);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => Path.CompareTo(other?.Path);

    int IComparable.CompareTo(object? obj) => Path.CompareTo((obj as IActorRef)?.Path);

    void IInternalActorRef.SendSystemMessage(SystemMessage message)
    {
    }
}

internal sealed class LocalActorRef(ActorPath path) : ActorRefBase, IInternalActorRef
{
    internal ActorCell Cell { get; init; } = null!;

    public override ActorPath Path => path;

    public void SendSystemMessage(SystemMessage message) => Cell.Mailbox.EnqueueSystem(message);

    protected override void TellInternal(object message, IActorRef? sender) => Cell.Mailbox.Enqueue(message, sender);
}
