using Akka.Actor;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Fails the stream with a <see cref="TimeoutException"/> when an element takes too long: the first alone, or each since the one
/// before, where a slow consumer counts too. The time starts with the stream.
/// </summary>
internal sealed class TimeLimit<T> : LinearStage<T, T>
{
    private readonly bool _firstAlone;
    private readonly TimeSpan _timeout;
    private readonly Signal _due;
    private DateTimeOffset _deadline;
    private ICancelable? _timer;
    private bool _isOver;

    public TimeLimit(TimeSpan timeout, bool firstAlone)
    {
        (_timeout, _firstAlone) = (timeout, firstAlone);
        _due = new Signal(this, OnDue);
    }

    public override void PreStart()
    {
        _deadline = Materializer.Now + _timeout;
        _timer = Materializer.ScheduleOnce(_timeout, _due.PostAction);
    }

    public override void OnPush()
    {
        _isOver = _firstAlone;
        _deadline = Materializer.Now + _timeout;
        Push(Grab());
    }

    protected override void PostStop() => _timer?.Cancel();

    private void OnDue()
    {
        var left = _deadline - Materializer.Now;
        if (_isOver)
            return;

        if (left > TimeSpan.Zero)
            _timer = Materializer.ScheduleOnce(left, _due.PostAction);
        else
            FailStage(new TimeoutException(_firstAlone
                ? $"The first element has not yet passed through in {_timeout}."
                : $"No elements passed in the last {_timeout}."));
    }
}
