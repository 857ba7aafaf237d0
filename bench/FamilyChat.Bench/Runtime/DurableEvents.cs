using System.Diagnostics;
using Akka.Actor;
using Akka.Persistence;

namespace FamilyChat.Bench.Runtime;

/// <summary>
/// Persistent actors that each have one event outstanding: the next is persisted when the last is acknowledged.
/// </summary>
internal static class DurableEvents
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    /// <summary>Events acknowledged a second, and the 50th and 99th percentile of the time to acknowledge one, in ms.</summary>
    internal static async Task<(double PerSecond, double P50, double P99)> MeasureAsync(int actors)
    {
        await using var journal = await BenchJournal.StartAsync();
        var load = new Load();
        var writers = Enumerable.Range(0, actors)
            .Select(i => journal.System.ActorOf(Props.Create(() => new Writer($"bench-{i}", load)))).ToList();
        foreach (var writer in writers)
            writer.Tell(Go.Instance);

        await Task.Delay(WarmUp);
        load.Counts = true;
        var clock = Stopwatch.StartNew();
        await Task.Delay(Measured);
        load.Counts = false;
        var seconds = clock.Elapsed.TotalSeconds;
        load.Stopped = true;
        var times = await Task.WhenAll(writers.Select(writer => writer.Ask<IReadOnlyList<long>>(GetTimes.Instance, TimeSpan.FromSeconds(30))));
        var sorted = times.SelectMany(mine => mine).Order().ToArray();
        return (sorted.Length / seconds, Milliseconds(sorted, 0.50), Milliseconds(sorted, 0.99));
    }

    private static double Milliseconds(long[] sortedTicks, double share) =>
        sortedTicks[(int)((sortedTicks.Length - 1) * share)] * 1000.0 / Stopwatch.Frequency;

    /// <summary>Told to all writers at once, without messages that would take their turns.</summary>
    private sealed class Load
    {
        internal volatile bool Counts;
        internal volatile bool Stopped;
    }

    private sealed record Go
    {
        internal static readonly Go Instance = new();
    }

    private sealed record GetTimes
    {
        internal static readonly GetTimes Instance = new();
    }

    private sealed class Writer : ReceivePersistentActor
    {
        private readonly List<long> _times = [];

        public Writer(string persistenceId, Load load)
        {
            PersistenceId = persistenceId;
            var @event = new BenchEvent("What a family says to one another is kept, word by word, in the order it was said.");
            Recover<BenchEvent>(_ => { });
            Command<Go>(go =>
            {
                if (load.Stopped)
                    return;
                var sent = Stopwatch.GetTimestamp();
                Persist(@event, _ =>
                {
                    if (load.Counts)
                        _times.Add(Stopwatch.GetTimestamp() - sent);
                    Self.Tell(go);
                });
            });
            Command<GetTimes>(_ => Sender.Tell(_times));
        }

        public override string PersistenceId { get; }
    }
}
