using Akka.Actor;
using Akka.Streams.Dsl;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Runs a source, and runs a new one after a growing pause each time it ends. A source that ran longer than
/// <see cref="RestartSettings.MaxRestartsWithin"/> starts the pauses, and the count of restarts, anew.
/// </summary>
internal sealed class RestartStage<T, TMat> : SwitchingStage<T>
{
    private readonly Func<Source<T, TMat>> _factory;
    private readonly RestartSettings _settings;
    private readonly bool _onlyOnFailure;
    private readonly Signal _restart;
    private ICancelable? _timer;
    private DateTimeOffset _startedAt;
    private int _restarts;

    public RestartStage(Func<Source<T, TMat>> factory, RestartSettings settings, bool onlyOnFailure)
        : base(hasInlet: false)
    {
        (_factory, _settings, _onlyOnFailure) = (factory, settings, onlyOnFailure);
        _restart = new Signal(this, Run);
    }

    public override void PreStart() => Run();

    protected override void OnInnerEnd(Exception? cause)
    {
        if (Materializer.Now - _startedAt > _settings.MaxRestartsWithin)
            _restarts = 0;

        if ((cause is null && _onlyOnFailure) || _restarts >= _settings.MaxRestarts)
            CancelStage(cause);
        else
            _timer = Materializer.ScheduleOnce(_settings.Delay(_restarts++), _restart.PostAction);
    }

    protected override void PostStop() => _timer?.Cancel();

    private void Run()
    {
        _startedAt = Materializer.Now;
        SwitchTo(_factory());
    }
}
