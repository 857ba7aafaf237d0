using Akka.Actor;
using Akka.Streams;

namespace FamilyChat.Bench.Runtime;

/// <summary>The runtime's figures beside those of the official packages.</summary>
internal static class RuntimeTable
{
    private const int Runs = 5;

    internal static async Task PrintAsync(TextWriter output)
    {
        var table = new Table(output, "runtime", $"runtime {typeof(ActorSystem).Assembly.GetName().Name}, medians of {Runs} runs", "Akka.NET 1.5.30");
        await foreach (var (measured, official, goal, figures) in Rows())
            await table.AddAsync(measured, goal, figures, official);
        await table.KeepAsync();
    }

    /// <summary>Akka.NET's figures were taken on the same kind of machine.</summary>
    private static async IAsyncEnumerable<(string Measured, string Official, string Goal, IReadOnlyList<double> Figures)> Rows()
    {
        yield return ("messages/s between two actors, 100 in flight", "5.3 M", "≥ 5 M", await Repeat(ActorBenchmarks.PingPong));
        yield return ("messages/s, flood into one actor", "14 M", "≥ 10 M", await Repeat(ActorBenchmarks.Flood));

        var asks = await Repeat(ActorBenchmarks.Ask);
        yield return ("asks/s, one after the other", "370 k", "≥ 370 k", [.. asks.Select(static ask => ask.PerSecond)]);
        yield return ("… p50, µs", "2.1", "≤ 2", [.. asks.Select(static ask => ask.P50)]);
        yield return ("… p99, µs", "5.5", "≤ 6", [.. asks.Select(static ask => ask.P99)]);
        yield return ("… bytes each", "1,190", "≤ 600", [.. asks.Select(static ask => ask.Bytes)]);

        var idle = await Repeat(ActorBenchmarks.IdleActors);
        yield return ("idle actors created/s", "48 k", "≥ 200 k", [.. idle.Select(static one => one.PerSecond)]);
        yield return ("… bytes each", "2,030", "≤ 600", [.. idle.Select(static one => one.Bytes)]);

        foreach (var (actors, official, goal) in new[] { (1, "1,690", "≥ 1,690"), (20, "2,200", "≥ 8,000"), (200, "1,990", "≥ 20,000") })
        {
            var events = await Repeat(() => DurableEvents.MeasureAsync(actors));
            yield return ($"durable events/s, {actors} persistent actors", official, goal, [.. events.Select(static one => one.PerSecond)]);
            if (actors == 200)
            {
                yield return ("… acknowledged p50, ms", "91", "≤ 10", [.. events.Select(static one => one.P50)]);
                yield return ("… acknowledged p99, ms", "162", "≤ 30", [.. events.Select(static one => one.P99)]);
            }
        }

        yield return ("recover an actor of 2,000 events, ms", "24", "≤ 15", await Recoveries.MeasureAsync(Runs));

        var hosts = await Repeat(HostStart.MeasureAsync);
        yield return ("process start to first recovered actor, ms", "1,350", "≤ 350", [.. hosts.Select(static one => one.StartMs)]);
        yield return ("… then idle, MB", "126", "≤ 55", [.. hosts.Select(static one => one.IdleMb)]);
        yield return ("… % of a core", "6", "~0", [.. hosts.Select(static one => one.IdlePercent)]);

        using var system = ActorSystem.Create("streams");
        var materializer = system.Materializer();
        yield return ("stream elements/s, source yields each time", "600 k", "≥ 600 k", await Repeat(() => StreamBenchmarks.ElementsPerSecond(materializer)));
        var graphs = await Repeat(() => StreamBenchmarks.MaterialiseAndComplete(materializer));
        yield return ("materialise and complete that graph, µs", "134", "≤ 50", [.. graphs.Select(static one => one.Microseconds)]);
        yield return ("… bytes", "69,000", "≤ 10,000", [.. graphs.Select(static one => one.Bytes)]);
        await system.Terminate();
    }

    /// <summary>One run to warm up, then those that count.</summary>
    private static async Task<IReadOnlyList<T>> Repeat<T>(Func<Task<T>> measure)
    {
        await measure();
        var results = new List<T>();
        for (var run = 0; run < Runs; run++)
        {
            results.Add(await measure());
        }

        return results;
    }
}
