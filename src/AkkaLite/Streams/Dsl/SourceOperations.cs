using Akka.Streams.Stages;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>The operators on a source.</summary>
public static class SourceOperations
{
    public static Source<TOut, TMat> Select<TIn, TOut, TMat>(this Source<TIn, TMat> flow, Func<TIn, TOut> mapper) =>
        flow.Append<TOut>(() => new Select<TIn, TOut>(mapper));

    /// <summary>Runs up to <paramref name="parallelism"/> tasks at a time and emits their results in the order of the elements.</summary>
    public static Source<TOut, TMat> SelectAsync<TIn, TOut, TMat>(
        this Source<TIn, TMat> flow, int parallelism, Func<TIn, Task<TOut>> asyncMapper) =>
        flow.Append<TOut>(() => new SelectAsync<TIn, TOut>(parallelism, ordered: true, asyncMapper));

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

    /// <summary>Ends the stream with one element in place of a failure; without one, the failure goes on.</summary>
    public static Source<T, TMat> Recover<T, TMat>(this Source<T, TMat> flow, Func<Exception, Option<T>> partialFunc) =>
        flow.Append<T>(() => new Recover<T>(partialFunc));

    public static Source<T, TMat> SelectError<T, TMat>(this Source<T, TMat> flow, Func<Exception, Exception> selector) =>
        flow.Append<T>(() => new SelectError<T>(selector));

    /// <summary>Fails with <see cref="TimeoutException"/> when the first element takes longer, for whatever reason.</summary>
    public static Source<T, TMat> InitialTimeout<T, TMat>(this Source<T, TMat> flow, TimeSpan timeout) =>
        flow.Append<T>(() => new TimeLimit<T>(timeout, firstAlone: true));

    /// <summary>Fails with <see cref="TimeoutException"/> when two elements are further apart; a slow consumer counts too.</summary>
    public static Source<T, TMat> IdleTimeout<T, TMat>(this Source<T, TMat> flow, TimeSpan timeout) =>
        flow.Append<T>(() => new TimeLimit<T>(timeout, firstAlone: false));
}
