namespace Akka.Actor;

/// <summary>The scheduler on the timers of <see cref="TimeProvider"/>: no thread of its own, and idle it costs nothing.</summary>
internal sealed class SystemScheduler(TimeProvider clock) : IScheduler, IAdvancedScheduler, IDisposable
{
    private volatile bool _stopped;

    public DateTimeOffset Now => clock.GetUtcNow();

    public IAdvancedScheduler Advanced => this;

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        ScheduleOnce(delay, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        ScheduleRepeatedly(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        new ScheduledAction(this, action, cancelable, Timeout.InfiniteTimeSpan).Start(delay);
    }

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(initialDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        new ScheduledAction(this, action, cancelable, interval).Start(initialDelay);
    }

    public void Dispose() => _stopped = true;

    private sealed class ScheduledAction(SystemScheduler scheduler, Action action, ICancelable? cancelable, TimeSpan interval)
    {
        private ITimer? _timer;
        private CancellationTokenRegistration _cancellation;

        internal void Start(TimeSpan delay)
        {
            if (cancelable is { IsCancellationRequested: true } || scheduler._stopped)
            {
                return;
            }

            _timer = scheduler.Clock.CreateTimer(static state => ((ScheduledAction)state!).Fire(), this, Timeout.InfiniteTimeSpan, interval);
            if (cancelable is not null)
            {
                _cancellation = cancelable.Token.UnsafeRegister(static state => ((ScheduledAction)state!).Stop(), this);
            }

            _timer.Change(delay, interval);
        }

        private void Fire()
        {
            if (scheduler._stopped || cancelable is { IsCancellationRequested: true })
            {
                Stop();
                return;
            }

            if (interval == Timeout.InfiniteTimeSpan)
            {
                Stop();
            }

            action();
        }

        private void Stop()
        {
            _cancellation.Unregister();
            _timer?.Dispose();
        }
    }

    private TimeProvider Clock => clock;
}
