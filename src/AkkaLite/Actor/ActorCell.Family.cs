using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Children and watches.</summary>
internal sealed partial class ActorCell
{
    private Children? _children;
    private DeathWatch? _deathWatch;
    private SupervisorStrategy? _strategy;

    internal Children Children => _children ?? Interlocked.CompareExchange(ref _children, new Children(), null) ?? _children;

    private DeathWatch Watches => _deathWatch ??= new DeathWatch();

    public IActorRef ActorOf(Props props, string? name = null)
    {
        if (_awaiting == AwaitedEnd.Termination || Mailbox.IsClosed)
        {
            throw new InvalidOperationException("Cannot create child while terminating or terminated");
        }

        var child = Children.Add(this, props, name);
        child.SendSystemMessage(new CreateActor());
        return child;
    }

    public IActorRef Child(string name) => (IActorRef?)_children?.Find(name) ?? ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => AllChildren();

    public void Stop(IActorRef child)
    {
        if (child is LocalActorRef local && _children is not null && _children.Contains(child))
        {
            _children.MarkStopping(local);
        }

        (child as IInternalActorRef)?.SendSystemMessage(new StopActor());
    }

    public IActorRef Watch(IActorRef subject) => Watch(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message) => Watch(subject, message);

    public IActorRef Unwatch(IActorRef subject)
    {
        if (_deathWatch is not null && _deathWatch.Stop(subject))
        {
            (subject as IInternalActorRef)?.SendSystemMessage(new UnwatchActor(Self));
        }

        return subject;
    }

    internal void AddWatcher(IInternalActorRef watcher) => Watches.AddWatcher(watcher);

    internal void RemoveWatcher(IInternalActorRef watcher) => _deathWatch?.RemoveWatcher(watcher);

    internal void HandleDeath(IActorRef actor, bool existenceConfirmed)
    {
        if (_deathWatch is not null && _deathWatch.Died(actor, out var message))
        {
            if (message is null)
            {
                _deathWatch.Queued(actor);
            }

            Mailbox.Enqueue(message ?? new Terminated(actor, existenceConfirmed, addressTerminated: false), actor);
        }

        if (_children is not null && _children.Remove(actor))
        {
            ContinueAfterChildren(_children);
        }
    }

    internal void HandleChildFailure(ChildFailed failure, Exception cause)
    {
        if (_children is null || !_children.Contains(failure.Child))
        {
            return;
        }

        CurrentMessage = failure;
        _sender = failure.Child;
        _strategy ??= Props.SupervisorStrategy ?? _actor?.CreateSupervisorStrategy() ?? SupervisorStrategy.DefaultStrategy;
        if (_strategy.HandleFailure(this, failure.Child, cause))
        {
            CurrentMessage = null;
        }
        else
        {
            Fail(cause);
        }
    }

    private void ContinueAfterChildren(Children children)
    {
        switch (_awaiting)
        {
            case AwaitedEnd.Creation when !children.AnyStopping:
                FinishRecreation();
                break;
            case AwaitedEnd.Restart when !children.AnyStopping:
                FinishRestart(_restartCause!);
                break;
            case AwaitedEnd.Termination when children.IsEmpty:
                FinishTermination();
                break;
        }
    }

    private IActorRef Watch(IActorRef subject, object? message)
    {
        if (subject is IInternalActorRef watchable && !subject.Equals(Self) && Watches.Start(subject, message))
        {
            watchable.SendSystemMessage(new WatchActor(Self));
        }

        return subject;
    }

    private LocalActorRef[] AllChildren() => _children?.All() ?? [];

    private void SuspendChildren(LocalActorRef? except)
    {
        foreach (var child in AllChildren())
        {
            if (child != except)
            {
                child.SendSystemMessage(new SuspendActor());
            }
        }
    }

    private void StopChildren()
    {
        foreach (var child in AllChildren())
        {
            Stop(child);
        }
    }

    private void TellWatchers()
    {
        foreach (var watcher in _deathWatch?.Watchers ?? [])
        {
            if (!ReferenceEquals(watcher, Parent))
            {
                watcher.SendSystemMessage(new ActorDied(Self, existenceConfirmed: true));
            }
        }
    }

    private void UnwatchAll()
    {
        foreach (var subject in _deathWatch?.StopAll() ?? [])
        {
            (subject as IInternalActorRef)?.SendSystemMessage(new UnwatchActor(Self));
        }
    }
}
