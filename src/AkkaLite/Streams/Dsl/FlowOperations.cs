using Akka.Streams.Stages;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>The operators of <see cref="SourceOperations"/>, on a flow.</summary>
public static class FlowOperations
{
    public static Flow<TFirst, TOut, TMat> Select<TFirst, TIn, TOut, TMat>(this Flow<TFirst, TIn, TMat> flow, Func<TIn, TOut> mapper) =>
        flow.Append<TOut>(() => new Select<TIn, TOut>(mapper));

    public static Flow<TFirst, TOut, TMat> SelectAsync<TFirst, TIn, TOut, TMat>(
        this Flow<TFirst, TIn, TMat> flow, int parallelism, Func<TIn, Task<TOut>> asyncMapper) =>
        flow.Append<TOut>(() => new SelectAsync<TIn, TOut>(parallelism, ordered: true, asyncMapper));

    public static Flow<TFirst, TOut, TMat> SelectMany<TFirst, TIn, TOut, TMat>(
        this Flow<TFirst, TIn, TMat> flow, Func<TIn, IEnumerable<TOut>> mapConcater) =>
        flow.Append<TOut>(() => new SelectMany<TIn, TOut>(mapConcater));

    public static Flow<TFirst, T, TMat> Where<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, Predicate<T> predicate) =>
        flow.Append<T>(() => new Where<T>(predicate));

    public static Flow<TFirst, T, TMat> Take<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, long n) =>
        flow.Append<T>(() => new Take<T>(n));

    public static Flow<TFirst, T, TMat> TakeWhile<TFirst, T, TMat>(
        this Flow<TFirst, T, TMat> flow, Predicate<T> predicate, bool inclusive = false) =>
        flow.Append<T>(() => new TakeWhile<T>(predicate, inclusive));

    public static Flow<TFirst, T, TMat> Skip<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, long n) =>
        flow.Append<T>(() => Shorthand.Skip<T>(n));

    public static Flow<TFirst, TOut, TMat> Scan<TFirst, TIn, TOut, TMat>(
        this Flow<TFirst, TIn, TMat> flow, TOut zero, Func<TOut, TIn, TOut> scan) =>
        flow.Append<TOut>(() => new Scan<TIn, TOut>(zero, scan));

    public static Flow<TFirst, TOut, TMat> Aggregate<TFirst, TIn, TOut, TMat>(
        this Flow<TFirst, TIn, TMat> flow, TOut zero, Func<TOut, TIn, TOut> fold) =>
        flow.Append<TOut>(() => new Aggregate<TIn, TOut>(zero, fold));

    public static Flow<TFirst, IEnumerable<T>, TMat> Grouped<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, int n) =>
        flow.Append<IEnumerable<T>>(() => new GroupedWithin<T>(n, null));

    public static Flow<TFirst, IEnumerable<T>, TMat> GroupedWithin<TFirst, T, TMat>(
        this Flow<TFirst, T, TMat> flow, int n, TimeSpan timeout) =>
        flow.Append<IEnumerable<T>>(() => new GroupedWithin<T>(n, timeout));

    public static Flow<TFirst, TOut, TMat> Batch<TFirst, TIn, TOut, TMat>(
        this Flow<TFirst, TIn, TMat> flow, long max, Func<TIn, TOut> seed, Func<TOut, TIn, TOut> aggregate) =>
        flow.Append<TOut>(() => new Batch<TIn, TOut>(max, static _ => 1, seed, aggregate));

    public static Flow<TFirst, TOut, TMat> BatchWeighted<TFirst, TIn, TOut, TMat>(
        this Flow<TFirst, TIn, TMat> flow, long max, Func<TIn, long> costFunction, Func<TIn, TOut> seed, Func<TOut, TIn, TOut> aggregate) =>
        flow.Append<TOut>(() => new Batch<TIn, TOut>(max, costFunction, seed, aggregate));

    public static Flow<TFirst, T, TMat> Conflate<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, Func<T, T, T> aggregate) =>
        flow.Append<T>(() => new Batch<T, T>(1, static _ => 0, static element => element, aggregate));

    public static Flow<TFirst, TSeed, TMat> ConflateWithSeed<TFirst, TIn, TMat, TSeed>(
        this Flow<TFirst, TIn, TMat> flow, Func<TIn, TSeed> seed, Func<TSeed, TIn, TSeed> aggregate) =>
        flow.Append<TSeed>(() => new Batch<TIn, TSeed>(1, static _ => 0, seed, aggregate));

    public static Flow<TFirst, T, TMat> Buffer<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, int size, OverflowStrategy strategy) =>
        flow.Append<T>(() => new BufferStage<T>(size, strategy));

    public static Flow<TFirst, T, TMat> Recover<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, Func<Exception, Option<T>> partialFunc) =>
        flow.Append<T>(() => Shorthand.Recover<T>(partialFunc));

    public static Flow<TFirst, T, TMat> RecoverWithRetries<TFirst, T, TMat>(
        this Flow<TFirst, T, TMat> flow, Func<Exception, IGraph<SourceShape<T>, TMat>?> partialFunc, int attempts) =>
        flow.Append<T>(() => new RecoverWith<T, TMat>(partialFunc, attempts));

    public static Flow<TFirst, T, TMat> SelectError<TFirst, T, TMat>(
        this Flow<TFirst, T, TMat> flow, Func<Exception, Exception> selector) =>
        flow.Append<T>(() => new SelectError<T>(selector));

    public static Flow<TFirst, T, TMat> InitialTimeout<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, TimeSpan timeout) =>
        flow.Append<T>(() => new TimeLimit<T>(Limit.Initial, timeout));

    public static Flow<TFirst, T, TMat> IdleTimeout<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, TimeSpan timeout) =>
        flow.Append<T>(() => new TimeLimit<T>(Limit.Idle, timeout));

    public static Flow<TFirst, T, TMat> CompletionTimeout<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, TimeSpan timeout) =>
        flow.Append<T>(() => new TimeLimit<T>(Limit.Completion, timeout));

    public static Flow<TFirst, T, TMat> Concat<TFirst, T, TMat>(this Flow<TFirst, T, TMat> flow, IGraph<SourceShape<T>, TMat> other) =>
        flow.Append<T>(() => new Concat<T, TMat>(other));

    public static Flow<TFirst, T, TMat2> WatchTermination<TFirst, T, TMat, TMat2>(
        this Flow<TFirst, T, TMat> flow, Func<TMat, Task<Done>, TMat2> materializerFunction) =>
        flow.ViaMaterialized(Shorthand.WatchTermination<T>(), materializerFunction);
}
