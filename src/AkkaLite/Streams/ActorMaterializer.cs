using Akka.Actor;
using Akka.Streams.Interpreter;

namespace Akka.Streams;

/// <summary>Runs graphs.</summary>
public interface IMaterializer
{
    /// <exception cref="InvalidOperationException">The materializer has been shut down.</exception>
    TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);
}

/// <summary>Only the defaults are here.</summary>
public sealed class ActorMaterializerSettings
{
    private ActorMaterializerSettings()
    {
    }
}

/// <summary>
/// Runs graphs for as long as an actor, or a whole system, lives. When the owner stops, sources are cancelled and stages stopped, but
/// materialised tasks are left pending: end a stream by its kill switch if somebody waits for its task.
/// </summary>
public abstract class ActorMaterializer : IMaterializer, IDisposable
{
    private protected ActorMaterializer()
    {
    }

    public abstract bool IsShutdown { get; }

    /// <param name="context">The owner: an actor's context, or the system.</param>
    public static ActorMaterializer Create(
        IActorRefFactory context, ActorMaterializerSettings? settings = null, string? namePrefix = null) =>
        IslandMaterializer.For(context);

    public abstract TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);

    /// <summary>Stops every stream that runs here.</summary>
    public abstract void Shutdown();

    public void Dispose() => Shutdown();
}

public static class ActorMaterializerExtensions
{
    /// <inheritdoc cref="ActorMaterializer.Create"/>
    public static ActorMaterializer Materializer(
        this IActorRefFactory context, ActorMaterializerSettings? settings = null, string? namePrefix = null) =>
        ActorMaterializer.Create(context, settings, namePrefix);
}
