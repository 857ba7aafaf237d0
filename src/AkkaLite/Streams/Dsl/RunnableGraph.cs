using Akka.Actor;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Dsl;

/// <summary>A stream with both ends connected, ready to run.</summary>
public interface IRunnableGraph<TMat> : IGraph<ClosedShape, TMat>
{
    TMat Run(IMaterializer materializer);

    TMat Run(ActorSystem actorSystem);
}

internal sealed class RunnableBlueprint<TMat>(Func<Materialization, TMat> build) : IRunnableGraph<TMat>
{
    TMat IGraph<ClosedShape, TMat>.Build(Materialization run) => build(run);

    public TMat Run(IMaterializer materializer) => materializer.Materialize(this);

    public TMat Run(ActorSystem actorSystem) => Run(IslandMaterializer.Shared(actorSystem));
}
