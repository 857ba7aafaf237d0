namespace Akka.Actor;

/// <summary>An actor with timers of its own, set by the runtime after its constructor.</summary>
public interface IWithTimers
{
    ITimerScheduler Timers { get; set; }
}

/// <summary>
/// Timers by key. Starting a key again replaces its timer, and then, as after a cancel, a restart or the end, not even a
/// message that is already in the mailbox comes through.
/// </summary>
public interface ITimerScheduler
{
    void StartSingleTimer(object key, object msg, TimeSpan timeout);

    void StartPeriodicTimer(object key, object msg, TimeSpan interval);

    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval);

    bool IsTimerActive(object key);

    void Cancel(object key);

    void CancelAll();
}

internal sealed class TimerFired(ActorTimers timers, object key, object message, long generation)
{
    internal ActorTimers Timers => timers;

    internal object Key => key;

    internal object Message => message;

    internal long Generation => generation;

    public override string ToString() => $"TimerMsg(key={key}, message={message})";
}

internal sealed class ActorTimers(ActorCell cell) : ITimerScheduler
{
    private readonly Dictionary<object, Timer> _timers = [];
    private long _generation;

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => Start(key, msg, timeout, null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => Start(key, msg, interval, interval);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Start(key, msg, initialDelay, interval);

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_timers.Remove(key, out var timer))
        {
            timer.Task.Cancel();
        }
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values)
        {
            timer.Task.Cancel();
        }

        _timers.Clear();
    }

    /// <summary>Whether the timer that sent this is still the key's.</summary>
    internal bool Accept(TimerFired fired)
    {
        if (!_timers.TryGetValue(fired.Key, out var timer) || timer.Generation != fired.Generation)
        {
            return false;
        }

        if (!timer.Repeats)
        {
            _timers.Remove(fired.Key);
        }

        return true;
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan? interval)
    {
        Cancel(key);
        var fired = new TimerFired(this, key, message, ++_generation);
        var scheduler = cell.System.Scheduler;
        var task = interval is { } period
            ? scheduler.ScheduleTellRepeatedlyCancelable(delay, period, cell.Self, fired, cell.Self)
            : scheduler.ScheduleTellOnceCancelable(delay, cell.Self, fired, cell.Self);
        _timers[key] = new Timer(task, _generation, interval.HasValue);
    }

    private readonly record struct Timer(ICancelable Task, long Generation, bool Repeats);
}
