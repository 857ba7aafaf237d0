using Akka.Actor;
using Akka.Streams.Dsl;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Runs a source inside its own island, and runs a new one after a growing pause each time it ends. A source that ran longer than
/// <see cref="RestartSettings.MaxRestartsWithin"/> starts the pauses anew.
/// </summary>
internal sealed class RestartStage<T, TMat> : SourceStage<T>
{
    private readonly Func<Source<T, TMat>> _factory;
    private readonly RestartSettings _settings;
    private readonly Signal _restart;
    private readonly Signal _innerEnded;
    private Relay? _inner;
    private ICancelable? _timer;
    private DateTimeOffset _startedAt;
    private int _restarts;

    public RestartStage(Func<Source<T, TMat>> factory, RestartSettings settings)
    {
        (_factory, _settings) = (factory, settings);
        _restart = new Signal(this, Run);
        _innerEnded = new Signal(this, OnInnerEnd);
    }

    public override void PreStart() => Run();

    public override void OnPull() => _inner?.Ask();

    public override void CancelStage(Exception? cause)
    {
        _inner?.Leave(cause);
        _inner = null;
        base.CancelStage(cause);
    }

    protected override void PostStop() => _timer?.Cancel();

    private void Run()
    {
        _startedAt = Materializer.Now;
        var run = new Materialization(Island);
        _factory().Build(run);
        _inner = new Relay(this);
        run.Append(_inner);
        if (IsOutAvailable)
            _inner.Ask();
    }

    private void OnInnerEnd()
    {
        if (Materializer.Now - _startedAt > _settings.MaxRestartsWithin)
            _restarts = 0;

        _timer = Materializer.ScheduleOnce(_settings.Delay(_restarts++), _restart.PostAction);
    }

    /// <summary>The end of the inner source: it hands elements to its owner, and asks when the owner is asked.</summary>
    private sealed class Relay(RestartStage<T, TMat> owner) : SinkStage<T>
    {
        public void Ask() => Pull();

        public void Leave(Exception? cause)
        {
            CancelStage(cause);
            Island.Settle(this);
        }

        public override void OnPush() => owner.Push(Grab());

        public override void OnUpstreamFinish() => End();

        public override void OnUpstreamFailure(Exception cause) => End();

        private void End()
        {
            owner._inner = null;
            owner._innerEnded.Post();
        }
    }
}
