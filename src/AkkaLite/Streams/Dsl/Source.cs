using Akka.Streams.Interpreter;
using Akka.Streams.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Where streams begin.</summary>
public static class Source
{
    public static Source<T, NotUsed> From<T>(IEnumerable<T> enumerable) => Of<T>(() => new EnumerableSource<T>(enumerable));

    /// <param name="asyncEnumerable">Called once for each materialisation; its enumerator gets a token that ends with the stream.</param>
    public static Source<T, NotUsed> From<T>(Func<IAsyncEnumerable<T>> asyncEnumerable) =>
        Of<T>(() => new AsyncEnumerableSource<T>(asyncEnumerable));

    internal static Source<T, NotUsed> Of<T>(Func<Stage> stage) => new(run =>
    {
        run.Append(stage());
        return NotUsed.Instance;
    });
}
