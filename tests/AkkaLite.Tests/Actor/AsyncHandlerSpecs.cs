using Akka.Actor;

namespace AkkaLite.Tests.Actor;

/// <summary>Where Lite is kinder to asynchronous handlers than the original.</summary>
public sealed class AsyncHandlerSpecs : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ActorSystem _system = ActorSystem.Create("handlers");

    public void Dispose() => _system.Dispose();

    [Fact]
    public async Task Yielding_again_and_again_needs_no_stack()
    {
        var actor = _system.ActorOf<Yielding>();

        Assert.Equal(100_000, await actor.Ask<int>(100_000, Limit));
    }

    [Fact]
    public async Task A_handler_under_way_when_its_actor_stops_runs_to_its_end()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource();
        var cleanedUp = new TaskCompletionSource();
        var actor = _system.ActorOf(Props.Create(() => new Waiting(begun, gate.Task, cleanedUp)));
        actor.Tell("wait", ActorRefs.NoSender);
        await begun.Task.WaitAsync(Limit);
        _system.Stop(actor);
        Assert.True(await actor.GracefulStop(Limit));

        gate.SetResult();

        await cleanedUp.Task.WaitAsync(Limit);
    }

    private sealed class Yielding : ReceiveActor
    {
        public Yielding() => ReceiveAsync<int>(async times =>
        {
            var done = 0;
            while (done < times)
            {
                await Task.Yield();
                done++;
            }

            Sender.Tell(done);
        });
    }

    private sealed class Waiting : ReceiveActor
    {
        public Waiting(TaskCompletionSource begun, Task gate, TaskCompletionSource cleanedUp) => ReceiveAsync<string>(async _ =>
        {
            begun.SetResult();
            try
            {
                await gate;
            }
            finally
            {
                cleanedUp.SetResult();
            }
        });
    }
}
