namespace FamilyChat.LmStudio.Tests.Support;

/// <summary>A clock that moves when told to, and fires what became due in order.</summary>
internal sealed class ManualTime : TimeProvider
{
    /// <summary>Of a real clock: for what never comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that are running.</summary>
    public int Armed
    {
        get
        {
            lock (_lock)
                return _timers.Count(t => t.Due is not null);
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
            return _now.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(t => t.Due <= _now).OrderBy(t => t.Due)];
            due.ForEach(t => t.Due = null);
        }

        due.ForEach(t => t.Fire());
    }

    /// <summary>Passes on to when the next timer is due, once there is one.</summary>
    /// <returns>How far that was.</returns>
    public async Task<TimeSpan> PassNextAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (Next() is { } next)
            {
                Advance(next);
                return next;
            }

            await Task.Delay(Step, limit.Token);
        }
    }

    /// <summary>Passes on from timer to timer until something is done.</summary>
    public async Task PassUntilAsync(Task done)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!done.IsCompleted)
        {
            if (Next() is { } next)
                Advance(next);
            await Task.Delay(Step, limit.Token);
        }

        await done;
    }

    private TimeSpan? Next()
    {
        lock (_lock)
            return _timers.Min(t => t.Due) - _now;
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public TimeSpan? Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
