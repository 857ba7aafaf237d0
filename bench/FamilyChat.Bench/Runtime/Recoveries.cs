using System.Diagnostics;
using Akka.Actor;
using Akka.Persistence;

namespace FamilyChat.Bench.Runtime;

/// <summary>What a restart costs: the host itself, and an actor with a long past.</summary>
internal static class Recoveries
{
    private const int Events = 2_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Milliseconds from starting an actor of 2,000 events to its answer, on a fresh host each time; and those from building that host to the answer.</summary>
    internal static async Task<(double Recovery, double HostStart)[]> MeasureAsync(int runs)
    {
        var directory = await WriteAsync();
        var results = new (double, double)[runs];
        for (var run = 0; run < runs; run++)
        {
            var hostClock = Stopwatch.StartNew();
            var journal = await BenchJournal.StartAsync(directory);
            await RecoveredAsync(journal, "small");
            var hostStart = hostClock.Elapsed.TotalMilliseconds;
            var recoveryClock = Stopwatch.StartNew();
            await RecoveredAsync(journal, "large");
            results[run] = (recoveryClock.Elapsed.TotalMilliseconds, hostStart);
            await journal.EndAsync();
        }

        directory.Delete(recursive: true);
        return results;
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
