namespace FamilyChat.LmStudio.Http;

/// <summary>A token that is cancelled by the caller, by the limit of the step under way, or by the limit of the whole.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan _total;
    private readonly TimeProvider _time;
    private readonly CancellationToken _caller;
    private readonly long _started;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    public Deadline(TimeSpan total, TimeProvider time, CancellationToken caller)
    {
        _total = total;
        _time = time;
        _caller = caller;
        _started = time.GetTimestamp();
        _limit = new CancellationTokenSource(total, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, caller);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Limits the step that begins now, within the whole.</summary>
    public void Within(TimeSpan step)
    {
        var left = Left();
        _limit.CancelAfter(step == Timeout.InfiniteTimeSpan || (left != Timeout.InfiniteTimeSpan && left < step) ? left : step);
    }

    /// <summary>Only the limit of the whole is left.</summary>
    public void WithinTotal() => _limit.CancelAfter(Left());

    public void ThrowIfCancelled() => _caller.ThrowIfCancellationRequested();

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }

    private TimeSpan Left()
    {
        if (_total == Timeout.InfiniteTimeSpan)
            return _total;
        var left = _total - _time.GetElapsedTime(_started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
