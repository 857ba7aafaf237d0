using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The runtime's side of one actor: its instance, behaviour, children and watches. Everything here runs in the actor's
/// own turn. What few actors use (children, watches, timers, a second behaviour) costs nothing until it is used.
/// </summary>
internal sealed partial class ActorCell : IUntypedActorContext
{
    /// <summary>The actor whose turn it is on this thread.</summary>
    [ThreadStatic]
    internal static ActorCell? Current;

    private ActorBase? _actor;
    private Receive? _behaviour;
    private Stack<Receive>? _outerBehaviours;
    private ActorTaskScheduler? _taskScheduler;
    private Queue<SystemMessage>? _deferred;
    private IActorRef? _sender;
    private int _runningTasks;

    internal ActorCell(ActorSystemImpl system, Props props, IInternalActorRef parent, string name)
    {
        System = system;
        Props = props;
        Parent = parent;
        Mailbox = new Mailbox(this);
        Self = new LocalActorRef(new ChildActorPath(parent.Path, name, system.NextUid())) { Cell = this };
    }

    internal Mailbox Mailbox { get; }

    internal LocalActorRef Self { get; }

    internal ActorSystemImpl System { get; }

    internal IInternalActorRef Parent { get; }

    public Props Props { get; }

    /// <summary>Whether the event stream may hold this actor.</summary>
    internal bool IsSubscribed { get; set; }

    internal object? CurrentMessage { get; private set; }

    /// <summary>Counts the messages handled, to tell one from the next.</summary>
    internal long Turn { get; private set; }

    public IActorRef Sender => _sender ?? System.DeadLetters;

    internal Envelope CurrentEnvelope => new(CurrentMessage!, _sender!);

    internal TaskScheduler TaskScheduler => _taskScheduler ??= new ActorTaskScheduler(this);

    internal Type ActorType => _actor?.GetType() ?? Props.Type;

    IActorRef IActorContext.Self => Self;

    IActorRef IActorContext.Parent => Parent;

    ActorSystem IActorContext.System => System;

    /// <summary>Handles one message. Whatever the actor throws becomes a matter for its parent.</summary>
    internal void Invoke(object message, IActorRef? sender)
    {
        CurrentMessage = message;
        _sender = sender;
        Turn++;
        var quiet = _receiveTimeout is not null && ReceiveTimeoutTimer.IsUninfluencedBy(message);
        if (!quiet)
        {
            _receiveTimeout?.Cancel();
        }

        try
        {
            Receive(message);
            if (_runningTasks > 0)
            {
                return;
            }

            CurrentMessage = _failed ? CurrentMessage : null;
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        _receiveTimeout?.Restart(keepPending: quiet);
    }

    internal void InvokeSystem(SystemMessage message)
    {
        if (Mailbox.IsClosed)
        {
            message.Undeliverable(this);
        }
        else if ((message.WaitsForChildren && _awaiting != AwaitedEnd.None) || (message.WaitsForResume && Mailbox.IsSuspended))
        {
            (_deferred ??= new Queue<SystemMessage>()).Enqueue(message);
        }
        else
        {
            RunSystemMessage(message);
            for (var deferred = _deferred?.Count ?? 0; deferred > 0; deferred--)
            {
                InvokeSystem(_deferred!.Dequeue());
            }
        }
    }

    internal void ToDeadLetters(object message, IActorRef? sender) =>
        System.DeadLetterOffice.Receive(message, sender, Self);

    internal void Publish(LogEvent logEvent) => System.EventStream.Publish(logEvent);

    internal void EnqueueFirst(Envelope envelope)
    {
        if (envelope.Message is Terminated terminated)
        {
            Watches.Queued(terminated.ActorRef);
        }

        Mailbox.EnqueueFirst(envelope);
    }

    /// <summary>A handler goes on asynchronously: no other message until <see cref="TaskCompleted"/>.</summary>
    internal void TaskStarted()
    {
        _runningTasks++;
        Mailbox.Suspend();
    }

    /// <summary>The end of a handler's asynchronous work: its failure is the handler's, and the next message may come.</summary>
    internal void TaskCompleted(Task task)
    {
        _runningTasks--;
        Mailbox.Resume();
        if (task.IsCompletedSuccessfully)
        {
            CurrentMessage = _runningTasks > 0 ? CurrentMessage : null;
        }

        _receiveTimeout?.Restart(keepPending: true);
        if (task.Exception is { } failure)
        {
            Fail(failure.InnerExceptions.Count == 1 ? failure.InnerException! : failure);
        }
        else if (task.IsCanceled)
        {
            Fail(new TaskCanceledException(task));
        }
    }

    private void RunSystemMessage(SystemMessage message)
    {
        try
        {
            message.Run(this);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private void Receive(object message)
    {
        switch (message)
        {
            case PoisonPill:
                Stop(Self);
                break;
            case Terminated terminated:
                if (_deathWatch?.Dequeued(terminated.ActorRef) ?? false)
                {
                    Handle(message);
                }

                break;
            case TimerFired fired:
                if (fired.Timers == _timers && _timers.Accept(fired))
                {
                    CurrentMessage = fired.Message;
                    Receive(fired.Message);
                }

                break;
            default:
                Handle(message);
                break;
        }
    }

    private void Handle(object message)
    {
        var actor = _actor!;
        actor.HandleMessage(_behaviour ??= actor.InitialReceive(), message);
    }

    public void Become(Receive receive)
    {
        if (_outerBehaviours is not { Count: > 0 })
        {
            BecomeStacked(receive);
        }
        else
        {
            _behaviour = receive;
        }
    }

    /// <summary>In the constructor there is no behaviour yet to lay aside: what is become there is the actor's first.</summary>
    public void BecomeStacked(Receive receive)
    {
        if ((_behaviour ?? _actor?.InitialReceive()) is { } outer)
        {
            (_outerBehaviours ??= new Stack<Receive>()).Push(outer);
        }

        _behaviour = receive;
    }

    public void UnbecomeStacked()
    {
        if (_outerBehaviours is { Count: > 0 })
        {
            _behaviour = _outerBehaviours.Pop();
        }
    }

    public void Become(UntypedReceive receive) => Become(Handling(receive));

    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Handling(receive));

    private static Receive Handling(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };
}
