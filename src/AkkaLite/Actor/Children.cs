namespace Akka.Actor;

/// <summary>
/// The children of one actor, by name. A name is free again only when its bearer has terminated. Locked, because a
/// system's top-level actors are created from any thread.
/// </summary>
internal sealed class Children
{
    private readonly Dictionary<string, LocalActorRef> _byName = [];
    private HashSet<LocalActorRef>? _stopping;
    private Dictionary<LocalActorRef, RestartCount>? _restarts;
    private long _unnamed;
    private bool _closed;

    internal bool IsEmpty
    {
        get
        {
            lock (_byName)
            {
                return _byName.Count == 0;
            }
        }
    }

    internal bool AnyStopping => _stopping is { Count: > 0 };

    internal LocalActorRef Add(ActorCell parent, Props props, string? name)
    {
        if (name is not null && !ActorPath.IsValidPathElement(name))
        {
            throw new InvalidActorNameException(name.Length == 0
                ? "Actor name must not be empty."
                : $"Illegal actor name [{name}]. Actor paths MUST: not start with `$`, include only ASCII letters, digits or [{ActorPath.ValidSymbols}].");
        }

        lock (_byName)
        {
            if (_closed)
            {
                throw new InvalidOperationException("Cannot create child while terminating or terminated");
            }

            name ??= UnnamedActor.Name(_unnamed++);
            var cell = new ActorCell(parent.System, props, parent.Self, name);
            if (!_byName.TryAdd(name, cell.Self))
            {
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
            }

            return cell.Self;
        }
    }

    internal LocalActorRef? Find(string name)
    {
        lock (_byName)
        {
            return _byName.GetValueOrDefault(name);
        }
    }

    internal bool Contains(IActorRef child) => ReferenceEquals(Find(child.Path.Name), child);

    internal LocalActorRef[] All()
    {
        lock (_byName)
        {
            return [.. _byName.Values];
        }
    }

    internal bool Remove(IActorRef child)
    {
        if (!Contains(child))
        {
            return false;
        }

        lock (_byName)
        {
            _byName.Remove(child.Path.Name);
        }

        _stopping?.Remove((LocalActorRef)child);
        _restarts?.Remove((LocalActorRef)child);
        return true;
    }

    internal void MarkStopping(LocalActorRef child) => (_stopping ??= []).Add(child);

    /// <summary>No more children from now on.</summary>
    internal void Close()
    {
        lock (_byName)
        {
            _closed = true;
        }
    }

    /// <summary>Counts a restart of <paramref name="child"/>; false when it is one too many for the window.</summary>
    internal bool RestartPermitted(LocalActorRef child, int maxRetries, int windowMilliseconds, TimeProvider clock)
    {
        if (maxRetries < 0 && windowMilliseconds <= 0)
        {
            return true;
        }

        if (maxRetries == 0)
        {
            return false;
        }

        var now = clock.GetTimestamp();
        _restarts ??= [];
        var inWindow = _restarts.TryGetValue(child, out var count)
            && (windowMilliseconds <= 0 || clock.GetElapsedTime(count.WindowStart, now).TotalMilliseconds <= windowMilliseconds);
        count = inWindow ? count with { Restarts = count.Restarts + 1 } : new RestartCount(now, 1);
        _restarts[child] = count;
        return count.Restarts <= Math.Max(maxRetries, 1);
    }

    private readonly record struct RestartCount(long WindowStart, int Restarts);
}

/// <summary>Names actors nobody named: <c>$a</c>, <c>$b</c>, … in the digits Akka counts with.</summary>
internal static class UnnamedActor
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    internal static string Name(long number)
    {
        Span<char> name = stackalloc char[12];
        name[0] = '$';
        var length = 1;
        do
        {
            name[length++] = Digits[(int)(number & 63)];
            number >>= 6;
        }
        while (number > 0);

        return new string(name[..length]);
    }
}
