using Akka.Streams.Dsl;
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

/// <summary>A switch for the one stream it was materialised in.</summary>
public sealed class UniqueKillSwitch : IKillSwitch
{
    internal UniqueKillSwitch()
    {
    }

    internal SwitchState State { get; } = new();

    public void Shutdown() => State.Throw(null);

    public void Abort(Exception cause) => State.Throw(cause);
}

/// <summary>A switch for any number of streams, those that start after it was thrown included.</summary>
public sealed class SharedKillSwitch : IKillSwitch
{
    private readonly SwitchState _state = new();
    private readonly string _name;

    internal SharedKillSwitch(string name) => _name = name;

    public IGraph<FlowShape<T, T>, SharedKillSwitch> Flow<T>() =>
        Dsl.Flow.Create<T>().Append<T>(() => new KillSwitchStage<T>(_state)).MapMaterializedValue(_ => this);

    public void Shutdown() => _state.Throw(null);

    public void Abort(Exception cause) => _state.Throw(cause);

    public override string ToString() => $"SharedKillSwitch({_name})";
}

/// <summary>Where kill switches come from.</summary>
public static class KillSwitches
{
    public static IGraph<FlowShape<T, T>, UniqueKillSwitch> Single<T>() => new Flow<T, T, UniqueKillSwitch>(run =>
    {
        var killSwitch = new UniqueKillSwitch();
        run.Append(new KillSwitchStage<T>(killSwitch.State));
        return killSwitch;
    });

    public static SharedKillSwitch Shared(string name) => new(name);
}
