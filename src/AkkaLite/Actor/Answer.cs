using System.Globalization;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The sender of an ask: takes the first answer and is gone.</summary>
internal sealed class Answer<T> : ActorRefBase, IInternalActorRef
{
    private static readonly ActorPath Temp = new ChildActorPath(new RootActorPath(new Address("akka", "ask")), "temp", 0);

    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AnswerLimit? _limit;
    private ActorPath? _path;

    public override ActorPath Path => _path ??= new ChildActorPath(Temp, UnnamedActor.Name(AnswerNames.Next()), 0);

    internal Task<T> Task => _completion.Task;

    internal void Limit(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limited = timeout is { } limit && limit > TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan;
        if (limited || cancellationToken.CanBeCanceled)
        {
            _limit = new AnswerLimit(limited ? timeout!.Value : Timeout.InfiniteTimeSpan, cancellationToken, Expire, Cancel);
        }
    }

    public void SendSystemMessage(SystemMessage message)
    {
        if (message is ActorDied died)
        {
            TellInternal(new Terminated(died.Actor, existenceConfirmed: true, addressTerminated: false), died.Actor);
        }
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
        _limit?.Dispose();
        switch (message)
        {
            case Status.Failure failure when !typeof(T).IsAssignableTo(typeof(Status)):
                _completion.TrySetException(
                    failure.Cause ?? new TaskCanceledException("Task cancelled by actor via Failure message."));
                break;
            case T answer:
                _completion.TrySetResult(answer);
                break;
            default:
                _completion.TrySetException(new ArgumentException(
                    $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));
                break;
        }
    }

    private void Expire(TimeSpan timeout)
    {
        _limit?.Dispose();
        _completion.TrySetException(new AskTimeoutException(
            string.Create(CultureInfo.InvariantCulture, $"Timeout after {timeout.TotalSeconds} seconds")));
    }

    private void Cancel(CancellationToken cancellationToken)
    {
        _limit?.Dispose();
        _completion.TrySetCanceled(cancellationToken);
    }
}

internal static class AnswerNames
{
    private static long _last;

    internal static long Next() => Interlocked.Increment(ref _last);
}

/// <summary>What ends the wait for an answer; its callbacks come at most once.</summary>
internal sealed class AnswerLimit : IDisposable
{
    private readonly ITimer? _timer;
    private readonly CancellationTokenRegistration _cancellation;

    internal AnswerLimit(
        TimeSpan timeout, CancellationToken cancellationToken, Action<TimeSpan> expire, Action<CancellationToken> cancel)
    {
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            _timer = TimeProvider.System.CreateTimer(_ => expire(timeout), null, timeout, Timeout.InfiniteTimeSpan);
        }

        _cancellation = cancellationToken.UnsafeRegister((_, token) => cancel(token), null);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _cancellation.Unregister();
    }
}
