using Akka.Actor;
using Akka.Configuration;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class CoordinatedShutdownSpecs : PatientTestKit
{
    private CoordinatedShutdown Coordinated => CoordinatedShutdown.Get(Sys);

    [Fact]
    public async Task Phases_run_in_their_order_and_end_with_the_actors()
    {
        var order = new List<string>();
        Add(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, () => order.Add("last"));
        Add(CoordinatedShutdown.PhaseServiceRequestsDone, () => order.Add("requests done"));
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, () => order.Add("first"));
        Add(CoordinatedShutdown.PhaseServiceStop, () => order.Add("stop"));
        Add(CoordinatedShutdown.PhaseServiceUnbind, () => order.Add("unbind"));

        await Coordinated.Run(CoordinatedShutdown.ClrExitReason.Instance);

        Assert.Equal(["first", "unbind", "requests done", "stop", "last"], order);
        Assert.True(Sys.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Actors_still_work_in_the_phases_before_the_last()
    {
        var echo = Sys.ActorOf<Echo>();
        var answer = "";
        Coordinated.AddTask(CoordinatedShutdown.PhaseServiceStop, "ask", async () =>
        {
            answer = await echo.Ask<string>("still here", Limit);
            return Done.Instance;
        });

        await Coordinated.Run(CoordinatedShutdown.ClrExitReason.Instance);

        Assert.Equal("still here", answer);
    }

    [Fact]
    public async Task Tasks_of_one_phase_run_side_by_side()
    {
        var first = new TaskCompletionSource<Done>();
        Coordinated.AddTask(CoordinatedShutdown.PhaseServiceStop, "waits", () => first.Task);
        Add(CoordinatedShutdown.PhaseServiceStop, () => first.SetResult(Done.Instance));

        await Coordinated.Run(CoordinatedShutdown.ClrExitReason.Instance);

        Assert.True(first.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_failing_task_does_not_keep_the_others_from_running()
    {
        var ran = false;
        Coordinated.AddTask(
            CoordinatedShutdown.PhaseServiceUnbind, "fails", static () => throw new InvalidOperationException("told to"));
        Add(CoordinatedShutdown.PhaseServiceStop, () => ran = true);

        await Coordinated.Run(CoordinatedShutdown.ClrExitReason.Instance);

        Assert.True(ran);
    }

    [Fact]
    public async Task A_task_that_hangs_delays_the_next_phase_by_its_limit_only()
    {
        using var hasty = new TestKit.Xunit2.TestKit("akka.coordinated-shutdown.phases.service-stop.timeout = 50ms");
        var coordinated = CoordinatedShutdown.Get(hasty.Sys);
        var never = new TaskCompletionSource<Done>();
        coordinated.AddTask(CoordinatedShutdown.PhaseServiceStop, "hangs", () => never.Task);

        await coordinated.Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(Limit);
    }

    [Fact]
    public async Task It_runs_once_and_remembers_the_first_reason()
    {
        var runs = 0;
        Add(CoordinatedShutdown.PhaseServiceStop, () => runs++);

        await Task.WhenAll(
            Coordinated.Run(CoordinatedShutdown.ClrExitReason.Instance), Coordinated.Run(CoordinatedShutdown.UnknownReason.Instance));

        Assert.Equal(1, runs);
        Assert.Equal(CoordinatedShutdown.ClrExitReason.Instance, Coordinated.ShutdownReason);
    }

    [Fact]
    public async Task Terminating_the_system_runs_it()
    {
        var ran = false;
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, () => ran = true);

        await Sys.Terminate();

        Assert.True(ran);
        Assert.Equal(CoordinatedShutdown.ActorSystemTerminateReason.Instance, Coordinated.ShutdownReason);
    }

    [Fact]
    public void A_phase_must_exist() => Assert.Throws<ConfigurationException>(() => Add("lunch", static () => { }));

    private void Add(string phase, Action action) => Coordinated.AddTask(phase, "task", () =>
    {
        action();
        return Task.FromResult(Done.Instance);
    });

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
