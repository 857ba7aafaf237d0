namespace Akka.Actor;

/// <summary>An actor that can put messages aside and take them up again in the order they came.</summary>
public interface IActorStash
{
    IStash Stash { get; set; }
}

public interface IWithUnrestrictedStash : IActorStash
{
}

public interface IWithUnboundedStash : IWithUnrestrictedStash
{
}

public interface IWithStash : IWithUnrestrictedStash
{
}

public interface IStash
{
    int Count { get; }

    /// <summary>Puts the current message aside.</summary>
    /// <exception cref="IllegalActorStateException">It already is.</exception>
    void Stash();

    /// <summary>Puts the oldest back, before every message in the mailbox.</summary>
    void Unstash();

    void UnstashAll();

    /// <summary>Puts back those that match and forgets the others.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Forgets all, and returns them.</summary>
    IEnumerable<Envelope> ClearStash();

    void Prepend(IEnumerable<Envelope> envelopes);
}

internal sealed class ActorStash(ActorCell cell) : IStash
{
    private LinkedList<Envelope>? _stashed;
    private long _lastStashedTurn = -1;

    public int Count => _stashed?.Count ?? 0;

    public void Stash()
    {
        if (_lastStashedTurn == cell.Turn)
        {
            throw new IllegalActorStateException($"Can't stash the same message {cell.CurrentMessage} more than once");
        }

        _lastStashedTurn = cell.Turn;
        (_stashed ??= []).AddLast(cell.CurrentEnvelope);
    }

    public void Unstash()
    {
        if (_stashed is { First: { } oldest })
        {
            _stashed.RemoveFirst();
            cell.EnqueueFirst(oldest.Value);
        }
    }

    public void UnstashAll() => UnstashAll(static _ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        var stashed = _stashed;
        _stashed = null;
        for (var newest = stashed?.Last; newest is not null; newest = newest.Previous)
        {
            if (predicate(newest.Value))
            {
                cell.EnqueueFirst(newest.Value);
            }
        }
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var stashed = _stashed;
        _stashed = null;
        return stashed ?? Enumerable.Empty<Envelope>();
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes.Reverse())
        {
            (_stashed ??= []).AddFirst(envelope);
        }
    }
}
