using Akka.Streams.Interpreter;

namespace Akka.Streams.Dsl;

/// <summary>A blueprint with one open input and one open output.</summary>
public sealed class Flow<TIn, TOut, TMat> : IGraph<FlowShape<TIn, TOut>, TMat>
{
    private readonly Func<Materialization, TMat> _build;

    internal Flow(Func<Materialization, TMat> build) => _build = build;

    TMat IGraph<FlowShape<TIn, TOut>, TMat>.Build(Materialization run) => _build(run);

    public Flow<TIn, TOut2, TMat> Via<TOut2, TMat2>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow) => ViaMaterialized(flow, Keep.Left);

    public Flow<TIn, TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(
        IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        new(run => combine(_build(run), flow.Build(run)));

    public Sink<TIn, TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) => ToMaterialized(sink, Keep.Left);

    public Sink<TIn, TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine) =>
        new(run => combine(_build(run), sink.Build(run)));

    public Flow<TIn, TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) => new(run => mapFunc(_build(run)));

    /// <summary>Lets the stages here run concurrently with what is before and after them.</summary>
    public Flow<TIn, TOut, TMat> Async() => new(run =>
    {
        run.Boundary<TIn>();
        var value = _build(run);
        run.Boundary<TOut>();
        return value;
    });

    internal Flow<TIn, TOut2, TMat> Append<TOut2>(Func<Stage> stage) => new(run =>
    {
        var value = _build(run);
        run.Append(stage());
        return value;
    });
}

/// <summary>Where a flow begins.</summary>
public static class Flow
{
    public static Flow<T, T, NotUsed> Create<T>() => new(static _ => NotUsed.Instance);
}
