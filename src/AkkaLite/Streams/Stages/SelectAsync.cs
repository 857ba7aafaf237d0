using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Runs a limited number of tasks at a time and emits their results, in the order of the elements or, if that does
/// not matter, as they end. A failed task fails the stream at once, also when earlier ones are still running.
/// </summary>
internal sealed class SelectAsync<TIn, TOut> : LinearStage<TIn, TOut>
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

    public override void OnPush()
    {
        var task = _mapper(Grab());
        _running.Add(task);
        if (task.IsCompleted)
        {
            OnTaskEnded();
        }
        else
        {
            task.GetAwaiter().UnsafeOnCompleted(_taskEnded.PostAction);
        }

        PullIfRoom();
    }

    public override void OnPull()
    {
        Emit();
        PullIfRoom();
    }

    public override void OnUpstreamFinish()
    {
        if (_running.Count == 0)
        {
            CompleteStage();
        }
    }

    private void OnTaskEnded()
    {
        foreach (var task in _running)
        {
            if (task.IsFaulted || task.IsCanceled)
            {
                task.GetAwaiter().GetResult();
            }
        }

        Emit();
        PullIfRoom();
    }

    private void Emit()
    {
        if (!IsOutAvailable)
        {
            return;
        }

        var next = _ordered ? 0 : _running.FindIndex(static task => task.IsCompleted);
        if (next >= 0 && next < _running.Count && _running[next].IsCompleted)
        {
            Push(_running[next].GetAwaiter().GetResult());
            _running.RemoveAt(next);
        }

        if (IsInClosed && _running.Count == 0)
        {
            CompleteStage();
        }
    }

    private void PullIfRoom()
    {
        if (_running.Count < _parallelism)
        {
            Pull();
        }
    }
}
