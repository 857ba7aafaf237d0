using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// A sink whose materialised task ends with the stream. When the owner of the stream is stopped the task stays pending, as it does
/// in Akka.NET: shut the kill switch before stopping the owner.
/// </summary>
internal abstract class PromiseSink<TIn, TResult> : SinkStage<TIn>
{
    private readonly TaskCompletionSource<TResult> _promise = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Task => _promise.Task;

    public override void PreStart() => Pull();

    public override void CancelStage(Exception? cause)
    {
        base.CancelStage(cause);
        if (cause is not null)
            _promise.TrySetException(cause);
    }

    protected void Succeed(TResult result)
    {
        CompleteStage();
        _promise.TrySetResult(result);
    }
}

/// <summary>Folds every element into a state, and the state into the result when the stream completes.</summary>
internal sealed class FoldSink<TIn, TState, TResult>(
    TState seed, Func<TState, TIn, TState> step, Func<TState, TResult> finish) : PromiseSink<TIn, TResult>
{
    private TState _state = seed;

    public override void OnPush()
    {
        _state = step(_state, Grab());
        Pull();
    }

    public override void OnUpstreamFinish() => Succeed(finish(_state));
}

/// <summary>Takes the first element and cancels the rest.</summary>
internal sealed class FirstSink<TIn> : PromiseSink<TIn, TIn>
{
    public override void OnPush() => Succeed(Grab());

    public override void OnUpstreamFinish() => FailStage(new NoSuchElementException("First of empty stream"));
}
