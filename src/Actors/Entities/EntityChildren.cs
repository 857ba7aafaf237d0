using Akka.Actor;

namespace FamilyChat.Actors.Entities;

/// <summary>A child that nobody needs asks its parent to let it go; it may only stop when the parent agrees.</summary>
internal sealed record Passivate(string Name);

/// <summary>The parent's agreement.</summary>
internal sealed record StopEntity
{
    public static readonly StopEntity Instance = new();
}

/// <summary>A message that was on its way gave the child work after it had asked: it stays.</summary>
internal sealed record PassivationDeclined(string Name);

/// <summary>
/// The children of a router, one an entity, made on the first message and passivated when idle. What arrives while a child is stopping
/// waits for its end (its name is taken until then, and a message to it would be lost), up to a bound.
/// </summary>
internal sealed class EntityChildren(IActorContext context, Func<string, Props> props)
{
    private const int BufferCapacity = 1_000;

    private readonly Dictionary<string, Queue<(object Message, IActorRef Sender)>> _stopping = [];

    public void Forward(string name, object message)
    {
        if (_stopping.TryGetValue(name, out var buffer))
        {
            if (buffer.Count < BufferCapacity)
                buffer.Enqueue((message, context.Sender));
            else
                context.Sender.Tell(Refusal.SlowDown);
            return;
        }

        Child(name).Forward(message);
    }

    /// <summary>As <see cref="Forward"/>, but wakes nobody: it follows what is held back for the entity, or reaches the one in memory, or nobody.</summary>
    public void ForwardIfAwake(string name, object message)
    {
        if (_stopping.TryGetValue(name, out var buffer) && buffer.Count > 0)
            Forward(name, message);
        else
            Find(name)?.Forward(message);
    }

    /// <summary>Null when the entity is not in memory.</summary>
    public IActorRef? Find(string name) => context.Child(name) is { } child && !child.IsNobody() ? child : null;

    public void Passivate(string name)
    {
        if (Find(name) is not { } child || !_stopping.TryAdd(name, new Queue<(object, IActorRef)>()))
            return;
        child.Tell(StopEntity.Instance);
    }

    public void PassivationDeclined(string name) => HandOver(name);

    public void Terminated(IActorRef child) => HandOver(child.Path.Name);

    /// <summary>Asks all to end; their parent hears of each end by <see cref="Akka.Actor.Terminated"/>.</summary>
    public void EndService()
    {
        foreach (var child in context.GetChildren())
            child.Tell(EndOfService.Instance);
    }

    private void HandOver(string name)
    {
        if (!_stopping.Remove(name, out var buffer) || buffer.Count == 0)
            return;
        var child = Child(name);
        foreach (var (message, sender) in buffer)
            child.Tell(message, sender);
    }

    private IActorRef Child(string name) => Find(name) ?? context.Watch(context.ActorOf(props(name), name));
}
