using Akka.Actor;
using Akka.Contract.Tests.Kit;
using Akka.TestKit;

namespace Akka.Contract.Tests.Actors;

public sealed class TimerSpecs : PatientTestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public TimerSpecs()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task A_single_timer_fires_once()
    {
        await Clocked(static timers => timers.StartSingleTimer("key", "fired", Second));

        Clock.Advance(Second);
        await ExpectMsgAsync("fired");
        Clock.Advance(Second);
        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task A_periodic_timer_fires_again_and_again()
    {
        await Clocked(static timers => timers.StartPeriodicTimer("key", "fired", Second));

        for (var times = 0; times < 3; times++)
        {
            Clock.Advance(Second);
            await ExpectMsgAsync("fired");
        }
    }

    [Fact]
    public async Task A_periodic_timer_can_wait_longer_before_the_first()
    {
        await Clocked(static timers => timers.StartPeriodicTimer("key", "fired", Second * 5, Second));

        Clock.Advance(Second * 4);
        await ExpectNoMsgAsync(50);
        Clock.Advance(Second);
        await ExpectMsgAsync("fired");
        Clock.Advance(Second);
        await ExpectMsgAsync("fired");
    }

    [Fact]
    public async Task Starting_a_key_again_replaces_its_timer()
    {
        await Clocked(static timers =>
        {
            timers.StartSingleTimer("key", "old", Second);
            timers.StartSingleTimer("key", "new", Second * 2);
        });

        Clock.Advance(Second * 2);

        await ExpectMsgAsync("new");
        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task A_cancelled_timer_does_not_fire()
    {
        await Clocked(static timers =>
        {
            timers.StartSingleTimer("key", "fired", Second);
            timers.Cancel("key");
        });

        Clock.Advance(Second);

        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task A_message_already_in_the_mailbox_is_dropped_when_its_timer_is_cancelled()
    {
        var actor = await Clocked(static timers => timers.StartSingleTimer("key", "fired", Second));
        using var hold = new ManualResetEventSlim();

        actor.Tell(new Action<ITimerScheduler>(timers =>
        {
            hold.Wait(Limit);
            timers.CancelAll();
        }));
        Clock.Advance(Second);
        hold.Set();

        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task A_timer_is_active_until_it_has_fired()
    {
        var actor = await Clocked(static timers => timers.StartSingleTimer("key", "fired", Second));

        Assert.True(await actor.Ask<bool>("active", Limit));
        Clock.Advance(Second);
        await ExpectMsgAsync("fired");
        Assert.False(await actor.Ask<bool>("active", Limit));
    }

    [Fact]
    public async Task A_restart_cancels_the_timers()
    {
        var actor = await Clocked(static timers => timers.StartSingleTimer("key", "fired", Second));

        actor.Tell(new Action<ITimerScheduler>(static _ => throw new InvalidOperationException("told to")));
        Assert.False(await actor.Ask<bool>("active", Limit));
        Clock.Advance(Second);

        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task The_end_cancels_the_timers()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.DeadLetter));
        var actor = await Clocked(static timers => timers.StartPeriodicTimer("key", "fired", Second));

        await actor.GracefulStop(Limit);
        Clock.Advance(Second);

        await ExpectNoMsgAsync(50);
    }

    private async Task<IActorRef> Clocked(Action<ITimerScheduler> start)
    {
        var actor = Sys.ActorOf(Props.Create(() => new ClockedActor(TestActor)));
        actor.Tell(start);
        await actor.Ask<bool>("active", Limit);
        return actor;
    }

    private sealed class ClockedActor : ReceiveActor, IWithTimers
    {
        public ClockedActor(IActorRef listener)
        {
            Receive<Action<ITimerScheduler>>(action => action(Timers));
            Receive<string>(text => text == "active", _ => Sender.Tell(Timers.IsTimerActive("key")));
            Receive<string>(listener.Tell);
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }
}
