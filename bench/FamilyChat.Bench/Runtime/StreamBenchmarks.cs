using System.Diagnostics;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace FamilyChat.Bench.Runtime;

/// <summary>
/// The shape of the generation graph: source, kill switch, grouped-within, one asynchronous step at a time, aggregate. Each method is
/// one run; whoever prints them takes the median of several.
/// </summary>
internal static class StreamBenchmarks
{
    private const int Elements = 500_000;
    private const int Graphs = 5_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Elements a second through the graph when the source yields the thread before each.</summary>
    public static async Task<double> ElementsPerSecond(IMaterializer materializer)
    {
        var watch = Stopwatch.StartNew();
        var counted = await Run(materializer, Elements);
        return counted == Elements ? Elements / watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{counted} elements arrived.");
    }

    /// <summary>Microseconds and bytes to materialise the graph and see it complete without elements.</summary>
    public static async Task<(double Microseconds, double Bytes)> MaterialiseAndComplete(IMaterializer materializer)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        for (var graph = 0; graph < Graphs; graph++)
        {
            await Run(materializer, 0);
        }

        return (watch.Elapsed.TotalMicroseconds / Graphs, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Graphs);
    }

    private static Task<long> Run(IMaterializer materializer, int elements) => Source.From(() => Yielding(elements))
        .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
        .GroupedWithin(16, Interval)
        .SelectAsync(1, Task.FromResult)
        .ToMaterialized(Sink.Aggregate<IEnumerable<int>, long>(0, (count, group) => count + group.Count()), Keep.Right)
        .Run(materializer);

    private static async IAsyncEnumerable<int> Yielding(int elements)
    {
        for (var element = 0; element < elements; element++)
        {
            await Task.Yield();
            yield return element;
        }
    }
}
