namespace Akka.Actor;

/// <summary>Whom one actor watches and who watches it. Only the actor itself touches it.</summary>
internal sealed class DeathWatch
{
    private Dictionary<IActorRef, object?>? _watching;
    private HashSet<IActorRef>? _queued;
    private HashSet<IInternalActorRef>? _watchers;

    internal IEnumerable<IInternalActorRef> Watchers => _watchers ?? Enumerable.Empty<IInternalActorRef>();

    /// <summary>False when it is being watched already.</summary>
    /// <exception cref="InvalidOperationException">It is, with another message.</exception>
    internal bool Start(IActorRef subject, object? message)
    {
        if ((_watching ??= []).TryAdd(subject, message))
        {
            return true;
        }

        if (!Equals(_watching[subject], message))
        {
            throw new InvalidOperationException(
                $"Watch({subject}) termination message was not overwritten from [{_watching[subject] ?? "Terminated"}] to [{message ?? "Terminated"}]. "
                + "If this was intended, unwatch first before using Watch / WatchWith with another message.");
        }

        return false;
    }

    internal bool Stop(IActorRef subject)
    {
        _queued?.Remove(subject);
        return _watching?.Remove(subject) ?? false;
    }

    /// <summary>True when <paramref name="subject"/> was watched; then it is no more.</summary>
    internal bool Died(IActorRef subject, out object? message)
    {
        message = null;
        return _watching?.Remove(subject, out message) ?? false;
    }

    /// <summary>A <see cref="Terminated"/> for <paramref name="subject"/> is in the mailbox: unwatching in time makes it void.</summary>
    internal void Queued(IActorRef subject) => (_queued ??= []).Add(subject);

    internal bool Dequeued(IActorRef subject) => _queued?.Remove(subject) ?? false;

    internal void AddWatcher(IInternalActorRef watcher) => (_watchers ??= []).Add(watcher);

    internal void RemoveWatcher(IInternalActorRef watcher) => _watchers?.Remove(watcher);

    /// <summary>Watches nobody any more; returns whom it watched.</summary>
    internal IEnumerable<IActorRef> StopAll()
    {
        var watched = _watching?.Keys;
        _watching = null;
        _queued = null;
        return watched ?? Enumerable.Empty<IActorRef>();
    }
}
