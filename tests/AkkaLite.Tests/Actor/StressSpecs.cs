using Akka.Actor;

namespace AkkaLite.Tests.Actor;

[Collection(nameof(AloneCollection))]
public sealed class StressSpecs
{
    private const int Actors = 100_000;
    private const int MessagesEach = 10;

    [Fact]
    public async Task A_hundred_thousand_actors_take_a_million_messages_and_lose_none()
    {
        using var system = ActorSystem.Create("stress");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tally = new Tally(Actors, all);
        var props = Props.Create(() => new Counter(tally));
        var actors = Enumerable.Range(0, Actors).Select(_ => system.ActorOf(props)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(half => Task.Run(() =>
        {
            for (var message = 0; message < MessagesEach / 2; message++)
            {
                foreach (var actor in actors)
                {
                    actor.Tell(tally, ActorRefs.NoSender);
                }
            }
        })));
        await all.Task.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Actors, tally.Complete);
        var bytesEach = (GC.GetTotalMemory(forceFullCollection: true) - before) / Actors;
        Assert.InRange(bytesEach, 1, 1_500);

        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(60));
        GC.KeepAlive(actors);
    }

    private sealed class Tally(int expected, TaskCompletionSource all)
    {
        private int _complete;

        internal int Complete => Volatile.Read(ref _complete);

        internal void CountComplete()
        {
            if (Interlocked.Increment(ref _complete) == expected)
            {
                all.SetResult();
            }
        }
    }

    private sealed class Counter(Tally tally) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            if (++_received == MessagesEach)
            {
                tally.CountComplete();
            }
        }
    }
}
