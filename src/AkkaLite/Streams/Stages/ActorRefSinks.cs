using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

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
        {
            receive(message);
        }
    });

    public override ActorPath Path { get; } = new ChildActorPath(Parent, "$" + Interlocked.Increment(ref _last), 0);

    public void Watch(IActorRef actor) => (actor as IInternalActorRef)?.SendSystemMessage(new WatchActor(this));

    public void Unwatch(IActorRef actor) => (actor as IInternalActorRef)?.SendSystemMessage(new UnwatchActor(this));

    void IInternalActorRef.SendSystemMessage(SystemMessage message)
    {
        if (message is ActorDied)
        {
            TellInternal(message, null);
        }
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
        _messages.Enqueue(message);
        _arrived.Post();
    }
}

/// <summary>Sends every element to an actor without asking whether it keeps up, and cancels when the actor ends.</summary>
internal sealed class ActorRefSink<T> : SinkStage<T>
{
    private readonly IActorRef _target;
    private readonly object _onComplete;
    private readonly Func<Exception, object> _onFailure;
    private readonly StageRef _self;
    private bool _ended;

    public ActorRefSink(IActorRef target, object onComplete, Func<Exception, object> onFailure)
    {
        (_target, _onComplete, _onFailure) = (target, onComplete, onFailure);
        _self = new StageRef(this, OnMessage);
    }

    public override void PreStart()
    {
        _self.Watch(_target);
        Pull();
    }

    public override void OnPush()
    {
        _target.Tell(Grab()!, ActorRefs.NoSender);
        Pull();
    }

    public override void OnUpstreamFinish() => End(_onComplete);

    public override void OnUpstreamFailure(Exception cause) => End(_onFailure(cause));

    protected override void PostStop()
    {
        _self.Unwatch(_target);
        if (!_ended)
        {
            _target.Tell(_onFailure(new AbruptStageTerminationException(this)), ActorRefs.NoSender);
        }
    }

    private void OnMessage(object message)
    {
        if (message is ActorDied)
        {
            _ended = true;
            CompleteStage();
        }
    }

    private void End(object message)
    {
        _ended = true;
        _target.Tell(message, ActorRefs.NoSender);
        CompleteStage();
    }
}

/// <summary>
/// Sends an actor one element at a time: the next goes out when the actor has acknowledged the one before. Up to 16 elements, Akka's
/// input buffer, wait here, so a stage above that merges what waits does so only beyond those.
/// </summary>
internal sealed class AckingSink<T> : SinkStage<T>
{
    private const int Capacity = 16;

    private readonly IActorRef _target;
    private readonly AckProtocol _protocol;
    private readonly StageRef _self;
    private readonly Queue<T> _buffer = new();
    private bool _free;
    private bool _told;
    private bool _ended;

    public AckingSink(IActorRef target, AckProtocol protocol)
    {
        (_target, _protocol) = (target, protocol);
        _self = new StageRef(this, OnMessage);
    }

    /// <summary>The end of the upstream is not the end here: what waits is still sent.</summary>
    public override bool IsClosed => _ended && base.IsClosed;

    public override void PreStart()
    {
        _self.Watch(_target);
        _target.Tell(_protocol.OnInit, _self);
        Pull();
    }

    public override void OnPush()
    {
        _buffer.Enqueue(Grab());
        SendIfFree();
    }

    public override void OnUpstreamFinish()
    {
        if (_buffer.Count == 0)
        {
            End(_protocol.OnComplete);
        }
    }

    public override void OnUpstreamFailure(Exception cause) => End(_protocol.OnFailure(cause));

    public override void CancelStage(Exception? cause)
    {
        _ended = true;
        base.CancelStage(cause);
    }

    public override void CompleteStage() => CancelStage(null);

    protected override void PostStop()
    {
        _self.Unwatch(_target);
        if (!_told)
        {
            _target.Tell(_protocol.OnFailure(new AbruptStageTerminationException(this)), _self);
        }
    }

    private void OnMessage(object message)
    {
        if (message is ActorDied)
        {
            _told = true;
            CompleteStage();
        }
        else if (message.GetType() == _protocol.Ack.GetType())
        {
            _free = true;
            SendIfFree();
        }
    }

    private void SendIfFree()
    {
        if (_free && _buffer.TryDequeue(out var element))
        {
            _free = false;
            _target.Tell(element!, _self);
            if (IsInClosed && _buffer.Count == 0)
            {
                End(_protocol.OnComplete);
            }
        }

        if (_buffer.Count < Capacity)
        {
            Pull();
        }
    }

    private void End(object message)
    {
        _told = true;
        _target.Tell(message, _self);
        CompleteStage();
    }
}

/// <summary>The messages around the elements: before the first, after each (sent by the actor), and at the end.</summary>
internal sealed record AckProtocol(object OnInit, object Ack, object OnComplete, Func<Exception, object> OnFailure);
