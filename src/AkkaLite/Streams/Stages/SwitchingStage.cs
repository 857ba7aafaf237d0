using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>A stage that can go on with another source, run inside the same island, in place of its upstream.</summary>
internal abstract class SwitchingStage<T> : LinearStage<T, T>
{
    private readonly Signal _innerEnded;
    private Relay? _inner;
    private Exception? _innerCause;

    protected SwitchingStage(bool hasInlet = true)
        : base(hasInlet) => _innerEnded = new Signal(this, () => OnInnerEnd(_innerCause));

    public override void OnPull()
    {
        if (_inner is not null)
            _inner.Ask();
        else if (!IsInClosed)
            Pull();
    }

    public override void OnPush() => Push(Grab());

    public override void CancelStage(Exception? cause)
    {
        _inner?.Leave(cause);
        _inner = null;
        base.CancelStage(cause);
    }

    protected void SwitchTo<TMat>(IGraph<SourceShape<T>, TMat> source)
    {
        var run = new Materialization(Materializer, Island);
        source.Build(run);
        run.Return<T>();
        _inner = new Relay(this);
        run.Append(_inner);
        run.Start();
        if (IsOutAvailable)
            _inner.Ask();
    }

    protected abstract void OnInnerEnd(Exception? cause);

    /// <summary>The end of the inner source: it hands elements to its owner, and asks when the owner is asked.</summary>
    private sealed class Relay(SwitchingStage<T> owner) : SinkStage<T>
    {
        public void Ask() => Pull();

        public void Leave(Exception? cause)
        {
            CancelStage(cause);
            Island.Settle(this);
        }

        public override void OnPush() => owner.Push(Grab());

        public override void OnUpstreamFinish() => End(null);

        public override void OnUpstreamFailure(Exception cause) => End(cause);

        private void End(Exception? cause)
        {
            owner._inner = null;
            owner._innerCause = cause;
            owner._innerEnded.Post();
        }
    }
}

/// <summary>After the upstream's end, all of another source; it is started only then.</summary>
internal sealed class Concat<T, TMat>(IGraph<SourceShape<T>, TMat> next) : SwitchingStage<T>
{
    public override void OnUpstreamFinish() => SwitchTo(next);

    protected override void OnInnerEnd(Exception? cause) => CancelStage(cause);
}

/// <summary>Goes on with another source after a failure, <paramref name="attempts"/> times at most; below zero there is no limit.</summary>
internal sealed class RecoverWith<T, TMat>(Func<Exception, IGraph<SourceShape<T>, TMat>?> recover, int attempts) : SwitchingStage<T>
{
    private int _left = attempts;

    public override void OnUpstreamFailure(Exception cause)
    {
        if (_left-- != 0 && recover(cause) is { } next)
            SwitchTo(next);
        else
            FailStage(cause);
    }

    protected override void OnInnerEnd(Exception? cause)
    {
        if (cause is null)
            CompleteStage();
        else
            OnUpstreamFailure(cause);
    }
}
