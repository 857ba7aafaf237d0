using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// A scheduler whose time the test moves; used when <c>akka.scheduler.implementation</c> names it. What is due comes in
/// the order of its times; repeated work comes once for each advance, and again an interval after it.
/// </summary>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Lock _gate = new();
    private readonly List<ScheduledWork> _work = [];
    private DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
    }

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    public IAdvancedScheduler Advanced => this;

    public void Advance(TimeSpan offset)
    {
        List<ScheduledWork> due;
        lock (_gate)
        {
            _now += offset;
            due = [.. _work.Where(work => work.Due <= _now).OrderBy(work => work.Due)];
            _work.RemoveAll(due.Contains);
        }

        foreach (var work in due.Where(work => work.Cancelable is not { IsCancellationRequested: true }))
        {
            work.Run();
            if (work.Interval is { } interval)
            {
                Schedule(interval, interval, work.Run, work.Cancelable);
            }
        }
    }

    /// <exception cref="InvalidOperationException">It is later already.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        if (when < Now)
        {
            throw new InvalidOperationException("You can't reverse time...");
        }

        Advance(when - Now);
    }

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Schedule(delay, null, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Schedule(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => Schedule(delay, null, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Schedule(delay, null, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        Schedule(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Schedule(initialDelay, interval, action, cancelable);

    private void Schedule(TimeSpan delay, TimeSpan? interval, Action run, ICancelable? cancelable)
    {
        lock (_gate)
        {
            _work.Add(new ScheduledWork(_now + delay, interval, run, cancelable));
        }
    }

    private sealed record ScheduledWork(DateTimeOffset Due, TimeSpan? Interval, Action Run, ICancelable? Cancelable);
}
