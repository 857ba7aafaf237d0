using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Runs a limited number of tasks at a time and emits their results, in the order of the elements or, if that does
/// not matter, as they end. A failed task fails the stream at once, also when earlier ones are still running.
/// </summary>
internal sealed class SelectAsync<TIn, TOut> : CollectingStage<TIn, TOut>
{
    private readonly int _parallelism;
    private readonly bool _ordered;
    private readonly Func<TIn, Task<TOut>> _mapper;
    private readonly List<Task<TOut>> _running = [];
    private readonly Signal _taskEnded;

    public SelectAsync(int parallelism, bool ordered, Func<TIn, Task<TOut>> mapper)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        (_parallelism, _ordered, _mapper) = (parallelism, ordered, mapper);
        _taskEnded = new Signal(this, OnTaskEnded);
    }

    protected override bool HasRoom => _running.Count < _parallelism;

    protected override bool IsEmpty => _running.Count == 0;

    protected override bool IsReady => Next >= 0;

    private int Next => !_ordered ? _running.FindIndex(static task => task.IsCompleted) : !IsEmpty && _running[0].IsCompleted ? 0 : -1;

    /// <summary>No task is started before the first result is asked for.</summary>
    public override void PreStart()
    {
    }

    protected override void Add(TIn element)
    {
        var task = _mapper(element);
        _running.Add(task);
        if (!task.IsCompleted)
            task.GetAwaiter().UnsafeOnCompleted(_taskEnded.PostAction);
        else if (!task.IsCompletedSuccessfully)
            task.GetAwaiter().GetResult();
    }

    protected override TOut Take()
    {
        var next = Next;
        var task = _running[next];
        _running.RemoveAt(next);
        return task.GetAwaiter().GetResult();
    }

    private void OnTaskEnded()
    {
        if (_running.Find(static task => task.IsFaulted || task.IsCanceled) is { } failed)
            failed.GetAwaiter().GetResult();

        Advance();
    }
}
