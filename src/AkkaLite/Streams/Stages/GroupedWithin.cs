using Akka.Actor;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Groups elements until there are enough of them, or until the interval has passed since the first
/// of the group, whichever is sooner, and collects while the downstream is busy. What is left is emitted when the upstream completes.
/// </summary>
internal sealed class GroupedWithin<T> : CollectingStage<T, IEnumerable<T>>
{
    private readonly int _count;
    private readonly TimeSpan _interval;
    private readonly Signal _due;
    private List<T> _group = [];
    private ICancelable? _timer;
    private bool _isDue;

    public GroupedWithin(int count, TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (_count, _interval) = (count, interval);
        _due = new Signal(this, OnDue);
    }

    protected override bool HasRoom => !IsReady;

    protected override bool IsEmpty => _group.Count == 0;

    protected override bool IsReady => !IsEmpty && (_isDue || IsInClosed || _group.Count == _count);

    protected override void Add(T element)
    {
        _group.Add(element);
        if (_group.Count == 1)
            _timer = Materializer.ScheduleOnce(_interval, _due.PostAction);
    }

    protected override IEnumerable<T> Take()
    {
        var group = _group;
        (_group, _isDue) = ([], false);
        _timer?.Cancel();
        return group;
    }

    protected override void PostStop() => _timer?.Cancel();

    private void OnDue()
    {
        _isDue = !IsEmpty;
        Advance();
    }
}
