using System.Collections.Immutable;
using Akka.Actor;
using Akka.Streams.Interpreter;
using Akka.Streams.Stages;

namespace Akka.Streams.Dsl;

/// <summary>A blueprint with one open input.</summary>
public sealed class Sink<TIn, TMat> : IGraph<SinkShape<TIn>, TMat>
{
    private readonly Func<Materialization, TMat> _build;

    internal Sink(Func<Materialization, TMat> build) => _build = build;

    TMat IGraph<SinkShape<TIn>, TMat>.Build(Materialization run) => Build(run);

    internal TMat Build(Materialization run) => _build(run);
}

/// <summary>Where streams end. A materialised task ends with the stream, and fails when the stream fails.</summary>
public static class Sink
{
    public static Sink<TIn, Task<Done>> Ignore<TIn>() => ForEach<TIn>(static _ => { });

    public static Sink<TIn, Task<Done>> ForEach<TIn>(Action<TIn> action) => Fold<TIn, Done, Done>(
        () => Done.Instance,
        (done, element) =>
        {
            action(element);
            return done;
        },
        done => done);

    /// <summary>Runs up to <paramref name="parallelism"/> actions at a time.</summary>
    public static Sink<TIn, Task<Done>> ForEachAsync<TIn>(int parallelism, Func<TIn, Task> action) => new(run =>
    {
        run.Append(new SelectAsync<TIn, Done>(parallelism, ordered: false, async element =>
        {
            await action(element);
            return Done.Instance;
        }));
        return Ignore<Done>().Build(run);
    });

    public static Sink<TIn, Task<TOut>> Aggregate<TIn, TOut>(TOut zero, Func<TOut, TIn, TOut> aggregate) =>
        Fold(() => zero, aggregate, result => result);

    /// <summary>Keeps every element: only for streams known to be small.</summary>
    public static Sink<TIn, Task<IImmutableList<TIn>>> Seq<TIn>() => Fold<TIn, ImmutableList<TIn>.Builder, IImmutableList<TIn>>(
        ImmutableList.CreateBuilder<TIn>,
        (builder, element) =>
        {
            builder.Add(element);
            return builder;
        },
        builder => builder.ToImmutable());

    /// <exception cref="NoSuchElementException">In the task: the stream was empty.</exception>
    public static Sink<TIn, Task<TIn>> First<TIn>() =>
        Promise(static () => new FirstSink<TIn>());

    /// <summary>
    /// Sends the actor <paramref name="onInitMessage"/>, then, each time it answers with a message of the type of
    /// <paramref name="ackMessage"/>, one element, and at the end <paramref name="onCompleteMessage"/> or the failure's message.
    /// </summary>
    public static Sink<TIn, NotUsed> ActorRefWithAck<TIn>(
        IActorRef actorRef,
        object onInitMessage,
        object ackMessage,
        object onCompleteMessage,
        Func<Exception, object>? onFailureMessage = null)
    {
        onFailureMessage ??= static cause => new Status.Failure(cause);
        var protocol = new ActorSinkProtocol(onInitMessage, ackMessage, onCompleteMessage, onFailureMessage);
        return new(run =>
        {
            run.Append(new ActorSink<TIn>(actorRef, protocol));
            return NotUsed.Instance;
        });
    }

    private static Sink<TIn, Task<TResult>> Fold<TIn, TState, TResult>(
        Func<TState> seed, Func<TState, TIn, TState> step, Func<TState, TResult> finish) =>
        Promise(() => new FoldSink<TIn, TState, TResult>(seed(), step, finish));

    private static Sink<TIn, Task<TResult>> Promise<TIn, TResult>(Func<PromiseSink<TIn, TResult>> create) => new(run =>
    {
        var stage = create();
        run.Append(stage);
        return stage.Task;
    });
}
