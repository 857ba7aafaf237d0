using Akka.Actor;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Groups elements until there are enough of them, or until the interval has passed since the first
/// of the group, whichever is sooner, and collects while the downstream is busy. Without an interval only the count matters, and
/// nothing is collected before it is asked for. What is left is emitted when the upstream completes.
/// </summary>
internal sealed class GroupedWithin<T> : LinearStage<T, IEnumerable<T>>
{
    private readonly int _count;
    private readonly TimeSpan? _interval;
    private readonly Signal _due;
    private List<T> _group = [];
    private ICancelable? _timer;
    private bool _closed;

    public GroupedWithin(int count, TimeSpan? interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (_count, _interval) = (count, interval);
        _due = new Signal(this, OnDue);
    }

    public override void PreStart() => PullAhead();

    public override void OnPush()
    {
        _group.Add(Grab());
        if (_group.Count == 1 && _interval is { } interval)
        {
            _timer = Materializer.ScheduleOnce(interval, _due.PostAction);
        }

        if (_group.Count == _count)
        {
            Close();
        }
        else
        {
            Pull();
        }
    }

    public override void OnPull()
    {
        if (_closed)
        {
            Emit();
        }
        else
        {
            Pull();
        }
    }

    public override void OnUpstreamFinish()
    {
        if (_group.Count == 0)
        {
            CompleteStage();
        }
        else
        {
            Close();
        }
    }

    protected override void PostStop() => _timer?.Cancel();

    private void OnDue()
    {
        if (_group.Count > 0)
        {
            Close();
        }
    }

    private void Close()
    {
        _timer?.Cancel();
        _closed = true;
        if (IsOutAvailable)
        {
            Emit();
        }
    }

    private void Emit()
    {
        Push(_group);
        _group = [];
        _closed = false;
        if (IsInClosed)
        {
            CompleteStage();
        }
        else
        {
            PullAhead();
        }
    }

    private void PullAhead()
    {
        if (_interval is not null)
        {
            Pull();
        }
    }
}
