using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>Whether a kill switch was thrown, and with what cause; only the first throw counts.</summary>
internal sealed class SwitchState
{
    private readonly CancellationTokenSource _thrown = new();
    private int _isThrown;

    public Exception? Cause { get; private set; }

    public CancellationTokenRegistration Register(Action action) =>
        _thrown.Token.UnsafeRegister(static state => ((Action)state!)(), action);

    public void Throw(Exception? cause)
    {
        if (Interlocked.Exchange(ref _isThrown, 1) == 0)
        {
            Cause = cause;
            _thrown.Cancel();
        }
    }
}

internal sealed class KillSwitchStage<T> : LinearStage<T, T>
{
    private readonly SwitchState _state;
    private readonly Signal _thrown;
    private CancellationTokenRegistration _registration;

    public KillSwitchStage(SwitchState state)
    {
        _state = state;
        _thrown = new Signal(this, () => CancelStage(_state.Cause));
    }

    public override void PreStart() => _registration = _state.Register(_thrown.PostAction);

    public override void OnPush() => Push(Grab());

    protected override void PostStop() => _registration.Unregister();
}
