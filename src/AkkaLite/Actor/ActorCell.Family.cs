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

        if (_children is null || !_children.Remove(actor))
        {
            return;
        }

        if (_awaiting == AwaitedEnd.Restart && !_children.AnyStopping)
        {
            FinishRestart(_restartCause!);
        }
        else if (_awaiting == AwaitedEnd.Termination && _children.IsEmpty)
        {
            FinishTermination();
        }
    }

    internal void HandleChildFailure(ChildFailed failure, Exception cause)
    {
        if (_children is null || !_children.Contains(failure.Child))
        {
            return;
        }

        _strategy ??= Props.SupervisorStrategy ?? _actor?.CreateSupervisorStrategy() ?? SupervisorStrategy.DefaultStrategy;
        if (!_strategy.HandleFailure(this, failure.Child, cause))
        {
            CurrentMessage = failure;
            Fail(cause);
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

    private void StopChildren()
    {
        foreach (var child in AllChildren())
        {
            Stop(child);
        }
    }

    private void TellWatchers()
    {
        if (_deathWatch is null)
        {
            return;
        }

        foreach (var watcher in _deathWatch.Watchers)
        {
            if (!ReferenceEquals(watcher, Parent))
            {
                watcher.SendSystemMessage(new ActorDied(Self, existenceConfirmed: true));
            }
        }

        foreach (var subject in _deathWatch.Watching)
        {
            (subject as IInternalActorRef)?.SendSystemMessage(new UnwatchActor(Self));
        }

        _deathWatch.Clear();
    }
}
