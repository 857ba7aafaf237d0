namespace Akka.Actor;

/// <summary>Receive timeout and timers.</summary>
internal sealed partial class ActorCell
{
    private ReceiveTimeoutTimer? _receiveTimeout;
    private ActorTimers? _timers;

    public TimeSpan? ReceiveTimeout => _receiveTimeout?.Timeout;

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        _receiveTimeout?.Cancel();
        _receiveTimeout = timeout is { } limit && limit > TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan
            ? new ReceiveTimeoutTimer(this, limit)
            : null;
    }
}

/// <summary>The silence after which an actor wants to be told so.</summary>
internal sealed class ReceiveTimeoutTimer(ActorCell cell, TimeSpan timeout)
{
    private ICancelable? _pending;

    internal TimeSpan Timeout => timeout;

    internal static bool IsUninfluencedBy(object message) =>
        message is INotInfluenceReceiveTimeout or TimerFired { Message: INotInfluenceReceiveTimeout };

    internal void Cancel()
    {
        _pending?.Cancel();
        _pending = null;
    }

    /// <summary>Starts to wait; a wait under way goes on when the last message was not to influence it.</summary>
    internal void Restart(bool keepPending)
    {
        if (keepPending && _pending is not null)
        {
            return;
        }

        Cancel();
        _pending = cell.System.Scheduler.ScheduleTellOnceCancelable(timeout, cell.Self, ReceiveTimeout.Instance, cell.Self);
    }
}
