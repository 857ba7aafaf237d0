using Akka.Streams.Stages;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>The operators on a source; <see cref="FlowOperations"/> has the same for a flow.</summary>
public static class SourceOperations
{
    public static Source<TOut, TMat> Select<TIn, TOut, TMat>(this Source<TIn, TMat> flow, Func<TIn, TOut> mapper) =>
        flow.Append<TOut>(() => new Select<TIn, TOut>(mapper));

    /// <summary>Runs up to <paramref name="parallelism"/> tasks at a time and emits their results in the order of the elements.</summary>
    public static Source<TOut, TMat> SelectAsync<TIn, TOut, TMat>(
        this Source<TIn, TMat> flow, int parallelism, Func<TIn, Task<TOut>> asyncMapper) =>
        flow.Append<TOut>(() => new SelectAsync<TIn, TOut>(parallelism, ordered: true, asyncMapper));

    public static Source<TOut, TMat> SelectMany<TIn, TOut, TMat>(this Source<TIn, TMat> flow, Func<TIn, IEnumerable<TOut>> mapConcater) =>
        flow.Append<TOut>(() => new SelectMany<TIn, TOut>(mapConcater));

    public static Source<T, TMat> Where<T, TMat>(this Source<T, TMat> flow, Predicate<T> predicate) =>
        flow.Append<T>(() => new Where<T>(predicate));

    public static Source<T, TMat> Take<T, TMat>(this Source<T, TMat> flow, long n) =>
        flow.Append<T>(() => new Take<T>(n));

    public static Source<T, TMat> TakeWhile<T, TMat>(this Source<T, TMat> flow, Predicate<T> predicate, bool inclusive = false) =>
        flow.Append<T>(() => new TakeWhile<T>(predicate, inclusive));

    public static Source<T, TMat> Skip<T, TMat>(this Source<T, TMat> flow, long n) =>
        flow.Append<T>(() => Shorthand.Skip<T>(n));

    /// <summary>Emits the zero, then the state after each element.</summary>
    public static Source<TOut, TMat> Scan<TIn, TOut, TMat>(this Source<TIn, TMat> flow, TOut zero, Func<TOut, TIn, TOut> scan) =>
        flow.Append<TOut>(() => new Scan<TIn, TOut>(zero, scan));

    /// <summary>Emits one element, the fold of all, when the upstream has completed.</summary>
    public static Source<TOut, TMat> Aggregate<TIn, TOut, TMat>(this Source<TIn, TMat> flow, TOut zero, Func<TOut, TIn, TOut> fold) =>
        flow.Append<TOut>(() => new Aggregate<TIn, TOut>(zero, fold));

    public static Source<IEnumerable<T>, TMat> Grouped<T, TMat>(this Source<T, TMat> flow, int n) =>
        flow.Append<IEnumerable<T>>(() => new GroupedWithin<T>(n, null));

    /// <summary>Groups of <paramref name="n"/>, or of what came in the time since a group's first element.</summary>
    public static Source<IEnumerable<T>, TMat> GroupedWithin<T, TMat>(this Source<T, TMat> flow, int n, TimeSpan timeout) =>
        flow.Append<IEnumerable<T>>(() => new GroupedWithin<T>(n, timeout));

    /// <summary>Merges up to <paramref name="max"/> elements while the downstream is busy.</summary>
    public static Source<TOut, TMat> Batch<TIn, TOut, TMat>(
        this Source<TIn, TMat> flow, long max, Func<TIn, TOut> seed, Func<TOut, TIn, TOut> aggregate) =>
        flow.Append<TOut>(() => new Batch<TIn, TOut>(max, static _ => 1, seed, aggregate));

    /// <summary>Merges elements of up to <paramref name="max"/> in cost while the downstream is busy.</summary>
    public static Source<TOut, TMat> BatchWeighted<TIn, TOut, TMat>(
        this Source<TIn, TMat> flow, long max, Func<TIn, long> costFunction, Func<TIn, TOut> seed, Func<TOut, TIn, TOut> aggregate) =>
        flow.Append<TOut>(() => new Batch<TIn, TOut>(max, costFunction, seed, aggregate));

    /// <summary>Merges elements, any number of them, while the downstream is busy.</summary>
    public static Source<T, TMat> Conflate<T, TMat>(this Source<T, TMat> flow, Func<T, T, T> aggregate) =>
        flow.Append<T>(() => new Batch<T, T>(1, static _ => 0, static element => element, aggregate));

    /// <summary>Merges elements, any number of them, while the downstream is busy.</summary>
    public static Source<TSeed, TMat> ConflateWithSeed<TIn, TMat, TSeed>(
        this Source<TIn, TMat> flow, Func<TIn, TSeed> seed, Func<TSeed, TIn, TSeed> aggregate) =>
        flow.Append<TSeed>(() => new Batch<TIn, TSeed>(1, static _ => 0, seed, aggregate));

    public static Source<T, TMat> Buffer<T, TMat>(this Source<T, TMat> flow, int size, OverflowStrategy strategy) =>
        flow.Append<T>(() => new BufferStage<T>(size, strategy));

    /// <summary>Ends the stream with one element in place of a failure; without one, the failure goes on.</summary>
    public static Source<T, TMat> Recover<T, TMat>(this Source<T, TMat> flow, Func<Exception, Option<T>> partialFunc) =>
        flow.Append<T>(() => Shorthand.Recover<T>(partialFunc));

    /// <summary>Goes on with another source after a failure; -1 sets no limit to how often.</summary>
    public static Source<T, TMat> RecoverWithRetries<T, TMat>(
        this Source<T, TMat> flow, Func<Exception, IGraph<SourceShape<T>, TMat>?> partialFunc, int attempts) =>
        flow.Append<T>(() => new RecoverWith<T, TMat>(partialFunc, attempts));

    public static Source<T, TMat> SelectError<T, TMat>(this Source<T, TMat> flow, Func<Exception, Exception> selector) =>
        flow.Append<T>(() => new SelectError<T>(selector));

    /// <summary>Fails with <see cref="TimeoutException"/> when the first element takes longer, for whatever reason.</summary>
    public static Source<T, TMat> InitialTimeout<T, TMat>(this Source<T, TMat> flow, TimeSpan timeout) =>
        flow.Append<T>(() => new TimeLimit<T>(Limit.Initial, timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> when two elements are further apart; a slow consumer counts too.</summary>
    public static Source<T, TMat> IdleTimeout<T, TMat>(this Source<T, TMat> flow, TimeSpan timeout) =>
        flow.Append<T>(() => new TimeLimit<T>(Limit.Idle, timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> when the whole stream takes longer.</summary>
    public static Source<T, TMat> CompletionTimeout<T, TMat>(this Source<T, TMat> flow, TimeSpan timeout) =>
        flow.Append<T>(() => new TimeLimit<T>(Limit.Completion, timeout));

    public static Source<T, TMat> Concat<T, TMat>(this Source<T, TMat> flow, IGraph<SourceShape<T>, TMat> other) =>
        flow.Append<T>(() => new Concat<T, TMat>(other));

    /// <summary>Adds a task that ends as the stream does at this point, and fails when its owner is stopped.</summary>
    public static Source<T, TMat2> WatchTermination<T, TMat, TMat2>(
        this Source<T, TMat> flow, Func<TMat, Task<Done>, TMat2> materializerFunction) =>
        flow.ViaMaterialized(Shorthand.WatchTermination<T>(), materializerFunction);
}
