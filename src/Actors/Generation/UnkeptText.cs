namespace FamilyChat.Actors.Generation;

/// <summary>
/// How long text of one run has been on screens without being on the disk. A slow disk must not widen what a killed process loses, so
/// a run that is <see cref="AtLimit"/> shows nothing more until a checkpoint has come through.
/// </summary>
internal sealed class UnkeptText(TimeSpan limit, TimeProvider time)
{
    private readonly Queue<long> _onTheWay = new();
    private long? _waiting;

    public bool AtLimit => Oldest is { } since && time.GetElapsedTime(since) >= limit;

    private long? Oldest => _onTheWay.TryPeek(out var first) ? first : _waiting;

    public void Shown() => _waiting ??= time.GetTimestamp();

    /// <summary>What was shown is on its way to the journal, or there was nothing to send.</summary>
    public void Taken(bool any)
    {
        if (any && _waiting is { } since)
            _onTheWay.Enqueue(since);
        _waiting = null;
    }

    /// <summary>The oldest checkpoint under way is durable.</summary>
    public void Kept() => _onTheWay.TryDequeue(out _);
}
