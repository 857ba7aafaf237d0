using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

internal sealed class Select<TIn, TOut>(Func<TIn, TOut> mapper) : LinearStage<TIn, TOut>
{
    public override void OnPush() => Push(mapper(Grab()));
}

internal sealed class Where<T>(Predicate<T> predicate) : LinearStage<T, T>
{
    public override void OnPush()
    {
        var element = Grab();
        if (predicate(element))
            Push(element);
        else
            Pull();
    }
}

/// <summary>Passes elements while <paramref name="predicate"/> holds, then completes and cancels the upstream.</summary>
internal sealed class TakeWhile<T>(Predicate<T> predicate, bool inclusive) : LinearStage<T, T>
{
    public override void OnPush()
    {
        var element = Grab();
        var more = predicate(element);
        if (more || inclusive)
            Push(element);

        if (!more)
            CompleteStage();
    }
}

/// <summary>Passes the first <paramref name="count"/> elements, and completes with the last of them.</summary>
internal sealed class Take<T>(long count) : LinearStage<T, T>
{
    private long _left = count;

    public override void PreStart()
    {
        if (_left <= 0)
            CompleteStage();
    }

    public override void OnPush()
    {
        Push(Grab());
        if (--_left == 0)
            CompleteStage();
    }
}

internal sealed class SelectMany<TIn, TOut>(Func<TIn, IEnumerable<TOut>> mapper) : LinearStage<TIn, TOut>
{
    private IEnumerator<TOut>? _current;

    public override void OnPush()
    {
        _current = mapper(Grab()).GetEnumerator();
        OnPull();
    }

    public override void OnPull()
    {
        if (_current is not null && _current.MoveNext())
        {
            Push(_current.Current);
            return;
        }

        _current?.Dispose();
        _current = null;
        if (IsInClosed)
            CompleteStage();
        else
            Pull();
    }

    public override void OnUpstreamFinish()
    {
        if (_current is null)
            CompleteStage();
    }

    protected override void PostStop() => _current?.Dispose();
}

/// <summary>Emits the zero, then every intermediate state.</summary>
internal sealed class Scan<TIn, TOut>(TOut zero, Func<TOut, TIn, TOut> scan) : CollectingStage<TIn, TOut>
{
    private TOut _state = zero;
    private bool _isNew = true;

    protected override bool HasRoom => !_isNew && IsOutAvailable;

    protected override bool IsEmpty => !_isNew;

    protected override void Add(TIn element) => (_state, _isNew) = (scan(_state, element), true);

    protected override TOut Take()
    {
        _isNew = false;
        return _state;
    }
}

/// <summary>Emits one element when the upstream has completed: all of it, folded.</summary>
internal sealed class Aggregate<TIn, TOut>(TOut zero, Func<TOut, TIn, TOut> fold) : CollectingStage<TIn, TOut>
{
    private TOut _state = zero;
    private bool _taken;

    protected override bool HasRoom => IsOutAvailable;

    protected override bool IsEmpty => _taken;

    protected override bool IsReady => IsInClosed && !_taken;

    protected override void Add(TIn element) => _state = fold(_state, element);

    protected override TOut Take()
    {
        _taken = true;
        return _state;
    }
}
