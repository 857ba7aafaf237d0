using Akka.Streams.Interpreter;
using Akka.Streams.Stages;

namespace Akka.Streams;

/// <summary>Ends a stream from outside.</summary>
public interface IKillSwitch
{
    /// <summary>Completes what is below the switch and cancels what is above it; what has passed the switch still arrives.</summary>
    void Shutdown();

    /// <summary>Fails what is below the switch and cancels what is above it.</summary>
    void Abort(Exception cause);
}

/// <summary>A switch for the one stream it was materialised in. Only the first throw counts.</summary>
public sealed class UniqueKillSwitch : IKillSwitch
{
    private readonly Signal _thrown;
    private Exception? _cause;
    private int _isThrown;

    internal UniqueKillSwitch(Stage stage) => _thrown = new Signal(stage, () => stage.CancelStage(_cause));

    public void Shutdown() => Throw(null);

    public void Abort(Exception cause) => Throw(cause);

    private void Throw(Exception? cause)
    {
        if (Interlocked.Exchange(ref _isThrown, 1) == 0)
        {
            _cause = cause;
            _thrown.Post();
        }
    }
}

/// <summary>Where kill switches come from.</summary>
public static class KillSwitches
{
    public static IGraph<FlowShape<T, T>, UniqueKillSwitch> Single<T>() => new SwitchBlueprint<T>();

    private sealed class SwitchBlueprint<T> : IGraph<FlowShape<T, T>, UniqueKillSwitch>
    {
        UniqueKillSwitch IGraph<FlowShape<T, T>, UniqueKillSwitch>.Build(Materialization run)
        {
            var stage = new Select<T, T>(static element => element);
            run.Append(stage);
            return new UniqueKillSwitch(stage);
        }
    }
}
