using Akka.Actor;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>Passes everything, and tells by a task how the stream ended.</summary>
internal sealed class WatchTermination<T> : LinearStage<T, T>
{
    private readonly TaskCompletionSource<Done> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Done> Ended => _ended.Task;

    public override void OnPush() => Push(Grab());

    public override void CompleteStage() => CancelStage(null);

    public override void CancelStage(Exception? cause)
    {
        base.CancelStage(cause);
        if (cause is null)
            _ended.TrySetResult(Done.Instance);
        else
            _ended.TrySetException(cause);
    }

    protected override void PostStop() => _ended.TrySetException(new AbruptStageTerminationException(this));
}

internal sealed class SelectError<T>(Func<Exception, Exception> selector) : LinearStage<T, T>
{
    public override void OnPush() => Push(Grab());

    public override void OnUpstreamFailure(Exception cause) => FailStage(selector(cause));
}

/// <summary>What a <see cref="TimeLimit{T}"/> counts from.</summary>
internal enum Limit
{
    /// <summary>From the start to the first element.</summary>
    Initial,

    /// <summary>From each element to the next, and from the start to the first; a slow consumer counts too.</summary>
    Idle,

    /// <summary>From the start to the end.</summary>
    Completion,
}

/// <summary>Fails the stream with a <see cref="TimeoutException"/> when it takes too long.</summary>
internal sealed class TimeLimit<T> : LinearStage<T, T>
{
    private readonly Limit _limit;
    private readonly TimeSpan _timeout;
    private readonly Signal _due;
    private DateTimeOffset _deadline;
    private ICancelable? _timer;
    private bool _started;

    public TimeLimit(Limit limit, TimeSpan timeout)
    {
        (_limit, _timeout) = (limit, timeout);
        _due = new Signal(this, OnDue);
    }

    public override void PreStart()
    {
        _deadline = Materializer.Now + _timeout;
        _timer = Materializer.ScheduleOnce(_timeout, _due.PostAction);
    }

    public override void OnPush()
    {
        _started = true;
        if (_limit == Limit.Idle)
            _deadline = Materializer.Now + _timeout;

        Push(Grab());
    }

    protected override void PostStop() => _timer?.Cancel();

    private void OnDue()
    {
        var left = _deadline - Materializer.Now;
        if (_limit == Limit.Initial && _started)
            return;

        if (left > TimeSpan.Zero)
        {
            _timer = Materializer.ScheduleOnce(left, _due.PostAction);
            return;
        }

        FailStage(new TimeoutException(_limit switch
        {
            Limit.Initial => $"The first element has not yet passed through in {_timeout}.",
            Limit.Idle => $"No elements passed in the last {_timeout}.",
            _ => $"The stream has not been completed in {_timeout}.",
        }));
    }
}
