namespace FamilyChat.Actors.Generation;

/// <summary>
/// How far the screens are ahead of the disk, measured from the newest text that is durable to now. Neither a slow disk nor a model
/// that pauses between its words may widen what a killed process loses: a run that may not show keeps its text back until a
/// checkpoint has come through.
/// </summary>
internal sealed class UnkeptText(TimeSpan limit, TimeProvider time)
{
    private readonly Queue<long> _onTheWay = new();
    private long? _kept;
    private long _newest;
    private bool _waiting;

    public bool MayShow => (!_waiting && _onTheWay.Count == 0) || AheadOfKept < limit;

    /// <summary>The first text of a run has nothing before it: it counts from itself.</summary>
    private TimeSpan AheadOfKept => _kept is { } kept ? time.GetElapsedTime(kept) : TimeSpan.Zero;

    /// <summary>How long the next checkpoint may still wait when there is to be one <paramref name="every"/> so often.</summary>
    public TimeSpan DueIn(TimeSpan every) => AheadOfKept < every ? every - AheadOfKept : TimeSpan.Zero;

    public void Written()
    {
        _newest = time.GetTimestamp();
        _kept ??= _newest;
        _waiting = true;
    }

    /// <summary>What was written is on its way to the journal.</summary>
    /// <param name="any">False when there was nothing to send: no text, or the half of a character.</param>
    public void Taken(bool any)
    {
        if (any)
            _onTheWay.Enqueue(_newest);
        _waiting = false;
    }

    /// <summary>The oldest checkpoint under way is durable.</summary>
    public void Kept()
    {
        if (_onTheWay.TryDequeue(out var newest))
            _kept = newest;
    }
}
