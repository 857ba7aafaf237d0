using Akka.Actor;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Dsl;

/// <summary>A blueprint with one open output.</summary>
public sealed class Source<TOut, TMat> : IGraph<SourceShape<TOut>, TMat>
{
    private readonly Func<Materialization, TMat> _build;

    internal Source(Func<Materialization, TMat> build) => _build = build;

    TMat IGraph<SourceShape<TOut>, TMat>.Build(Materialization run) => Build(run);

    public Source<TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(
        IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        new(run => combine(_build(run), flow.Build(run)));

    public IRunnableGraph<TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine) =>
        new RunnableBlueprint<TMat3>(run => combine(_build(run), sink.Build(run)));

    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, IMaterializer materializer) =>
        ToMaterialized(sink, Keep.Right).Run(materializer);

    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, ActorSystem materializer) =>
        ToMaterialized(sink, Keep.Right).Run(materializer);

    internal TMat Build(Materialization run) => _build(run);

    internal Source<TOut2, TMat> Append<TOut2>(Func<Stage> stage) => new(run =>
    {
        var value = _build(run);
        run.Append(stage());
        return value;
    });
}
