using Akka.Actor;
using Akka.Dispatch;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>The messages around the elements: before the first, after each (sent by the actor), and at the end.</summary>
/// <param name="OnInit">Sent first.</param>
/// <param name="Ack">The actor's answer to <paramref name="OnInit"/> and to each element.</param>
internal sealed record ActorSinkProtocol(object OnInit, object Ack, object OnComplete, Func<Exception, object> OnFailure);

/// <summary>
/// Sends elements to an actor, and cancels when the actor ends. The next element goes out when the actor has
/// answered the one before; up to 16, Akka's input buffer, wait here, so a stage above that merges what waits does so only beyond those.
/// </summary>
internal sealed class ActorSink<T> : SinkStage<T>
{
    private const int Capacity = 16;

    private readonly IActorRef _target;
    private readonly ActorSinkProtocol _protocol;
    private readonly StageRef _self;
    private readonly Queue<T> _buffer = new();
    private bool _isFree;
    private bool _told;
    private bool _ended;

    public ActorSink(IActorRef target, ActorSinkProtocol protocol)
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
            End(_protocol.OnComplete);
    }

    public override void OnUpstreamFailure(Exception cause) => End(_protocol.OnFailure(cause));

    public override void CancelStage(Exception? cause)
    {
        _ended = true;
        base.CancelStage(cause);
    }

    protected override void PostStop()
    {
        _self.Unwatch(_target);
        if (!_told)
            _target.Tell(_protocol.OnFailure(new AbruptStageTerminationException(this)), _self);
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
            _isFree = true;
            SendIfFree();
        }
    }

    private void SendIfFree()
    {
        if (_isFree && _buffer.TryDequeue(out var element))
        {
            _isFree = false;
            _target.Tell(element!, _self);
            if (IsInClosed && _buffer.Count == 0)
                End(_protocol.OnComplete);
        }

        if (_buffer.Count < Capacity)
            Pull();
    }

    private void End(object message)
    {
        _told = true;
        _target.Tell(message, _self);
        CompleteStage();
    }
}
