using System.Diagnostics;
using Akka.Actor;
using Akka.Persistence;

namespace FamilyChat.Bench.Runtime;

/// <summary>What it costs to bring back an actor with a long past.</summary>
internal static class Recoveries
{
    private const int Events = 2_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Milliseconds from starting an actor of 2,000 events to its answer, on a fresh host each time; the first run only warms up.</summary>
    internal static async Task<double[]> MeasureAsync(int runs)
    {
        var directory = await WriteAsync();
        var results = new double[runs + 1];
        for (var run = 0; run < results.Length; run++)
        {
            var journal = await BenchJournal.StartAsync(directory);
            await RecoveredAsync(journal, "small");
            var clock = Stopwatch.StartNew();
            await RecoveredAsync(journal, "large");
            results[run] = clock.Elapsed.TotalMilliseconds;
            await journal.EndAsync();
        }

        directory.Delete(recursive: true);
        return results[1..];
    }

    internal static async Task<DirectoryInfo> WriteAsync()
    {
        var journal = await BenchJournal.StartAsync();
        foreach (var (name, count) in new[] { ("small", 1), ("large", Events) })
            await Reader(journal, name).Ask<int>(count, Limit);
        return await journal.EndAsync();
    }

    internal static Task<int> RecoveredAsync(BenchJournal journal, string name) => Reader(journal, name).Ask<int>(0, Limit);

    private static IActorRef Reader(BenchJournal journal, string name) =>
        journal.System.ActorOf(Props.Create(() => new Remembering(name)));

    private sealed class Remembering : ReceivePersistentActor
    {
        private int _events;

        public Remembering(string persistenceId)
        {
            PersistenceId = persistenceId;
            Recover<BenchEvent>(_ => _events++);
            Command<int>(more =>
            {
                var texts = Enumerable.Range(0, more).Select(i => new BenchEvent($"Event {i} of an actor that has been here for years."));
                PersistAll(texts, _ => _events++);
                DeferAsync(0, _ => Sender.Tell(_events));
            });
        }

        public override string PersistenceId { get; }
    }
}
