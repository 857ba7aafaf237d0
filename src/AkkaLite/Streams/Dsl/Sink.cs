using System.Collections.Immutable;
using Akka.Actor;
using Akka.Streams.Interpreter;
using Akka.Streams.Stages;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>A blueprint with one open input.</summary>
public sealed class Sink<TIn, TMat> : IGraph<SinkShape<TIn>, TMat>
{
    private readonly Func<Materialization, TMat> _build;

    internal Sink(Func<Materialization, TMat> build) => _build = build;

    TMat IGraph<SinkShape<TIn>, TMat>.Build(Materialization run) => _build(run);
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
    public static Sink<TIn, Task<Done>> ForEachAsync<TIn>(int parallelism, Func<TIn, Task> action) =>
        Flow.Create<TIn>().Append<Done>(() => new SelectAsync<TIn, Done>(parallelism, ordered: false, async element =>
        {
            await action(element);
            return Done.Instance;
        })).ToMaterialized(Ignore<Done>(), Keep.Right);

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
        Promise(() => new FirstSink<TIn>(() => throw new NoSuchElementException("First of empty stream")));

    public static Sink<TIn, Task<TIn>> FirstOrDefault<TIn>() => Promise(() => new FirstSink<TIn>(() => default!));

    /// <exception cref="NoSuchElementException">In the task: the stream was empty.</exception>
    public static Sink<TIn, Task<TIn>> Last<TIn>() => Fold<TIn, Option<TIn>, TIn>(
        () => Option<TIn>.None,
        (_, element) => Option<TIn>.Create(element),
        last => last.HasValue ? last.Value : throw new NoSuchElementException("Last of empty stream"));

    public static Sink<TIn, NotUsed> OnComplete<TIn>(Action success, Action<Exception> failure) =>
        Of<TIn>(() => new OnCompleteSink<TIn>(success, failure));

    /// <summary>Sends each element to the actor, without back-pressure: only for an actor that is faster than the source.</summary>
    public static Sink<TIn, NotUsed> ActorRef<TIn>(
        IActorRef actorRef, object onCompleteMessage, Func<Exception, object> onFailureMessage) =>
        Of<TIn>(() => new ActorSink<TIn>(actorRef, new ActorSinkProtocol(null, null, onCompleteMessage, onFailureMessage)));

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
        return Of<TIn>(() => new ActorSink<TIn>(actorRef, protocol));
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

    private static Sink<TIn, NotUsed> Of<TIn>(Func<Stage> stage) => new(run =>
    {
        run.Append(stage());
        return NotUsed.Instance;
    });
}
