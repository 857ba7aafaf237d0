using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Streams.Interpreter;

/// <summary>A stage as actors see it: what they send it, and the end of an actor it watches, become signals.</summary>
internal sealed class StageRef : ActorRefBase, IInternalActorRef
{
    private static readonly ActorPath Parent = new ChildActorPath(new RootActorPath(new Address("akka", "streams")), "stage", 0);
    private static long _last;

    private readonly ConcurrentQueue<object> _messages = new();
    private readonly Signal _arrived;

    public StageRef(Stage stage, Action<object> receive) => _arrived = new Signal(stage, () =>
    {
        while (_messages.TryDequeue(out var message))
            receive(message);
    });

    public override ActorPath Path { get; } = new ChildActorPath(Parent, "$" + Interlocked.Increment(ref _last), 0);

    public void Watch(IActorRef actor) => (actor as IInternalActorRef)?.SendSystemMessage(new WatchActor(this));

    public void Unwatch(IActorRef actor) => (actor as IInternalActorRef)?.SendSystemMessage(new UnwatchActor(this));

    void IInternalActorRef.SendSystemMessage(SystemMessage message)
    {
        if (message is ActorDied)
            TellInternal(message, null);
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
        _messages.Enqueue(message);
        _arrived.Post();
    }
}
