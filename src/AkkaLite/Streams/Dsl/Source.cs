using System.Runtime.CompilerServices;
using Akka.Streams.Interpreter;
using Akka.Streams.Stages;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>Where streams begin.</summary>
public static class Source
{
    public static Source<T, NotUsed> From<T>(IEnumerable<T> enumerable) => Of<T>(() => new EnumerableSource<T>(enumerable));

    /// <param name="asyncEnumerable">Called once for each materialisation; its enumerator gets a token that ends with the stream.</param>
    public static Source<T, NotUsed> From<T>(Func<IAsyncEnumerable<T>> asyncEnumerable) =>
        Of<T>(() => new AsyncEnumerableSource<T>(asyncEnumerable));

    public static Source<T, NotUsed> Single<T>(T element) => From([element]);

    public static Source<T, NotUsed> Empty<T>() => From<T>([]);

    public static Source<T, NotUsed> Failed<T>(Exception cause) => Of<T>(() => new FailedSource<T>(cause));

    /// <summary>Emits what each step gives beside the next state, until a step gives nothing.</summary>
    public static Source<TElem, NotUsed> UnfoldAsync<TState, TElem>(
        TState state, Func<TState, Task<Option<(TState, TElem)>>> unfoldAsync) =>
        From(() => Unfold(state, unfoldAsync));

    /// <summary>A source that elements are offered to while it runs.</summary>
    public static Source<T, ISourceQueueWithComplete<T>> Queue<T>(int bufferSize, OverflowStrategy overflowStrategy) => new(run =>
    {
        var queue = new QueueSource<T>(bufferSize, overflowStrategy);
        run.Append(queue);
        return queue;
    });

    internal static Source<T, NotUsed> Of<T>(Func<Stage> stage) => new(run =>
    {
        run.Append(stage());
        return NotUsed.Instance;
    });

    private static async IAsyncEnumerable<TElem> Unfold<TState, TElem>(
        TState state, Func<TState, Task<Option<(TState, TElem)>>> step, [EnumeratorCancellation] CancellationToken stopped = default)
    {
        while (await step(state).WaitAsync(stopped) is { HasValue: true, Value: var (next, element) })
        {
            yield return element;
            state = next;
        }
    }
}
