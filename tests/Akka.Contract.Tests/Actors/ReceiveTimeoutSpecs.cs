using Akka.Actor;
using Akka.Contract.Tests.Kit;
using Akka.TestKit;

namespace Akka.Contract.Tests.Actors;

public sealed class ReceiveTimeoutSpecs : PatientTestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public ReceiveTimeoutSpecs()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task Silence_is_reported()
    {
        await Patient();

        Clock.Advance(Second * 10);

        await ExpectMsgAsync("timeout");
    }

    [Fact]
    public async Task A_message_begins_the_wait_anew()
    {
        var actor = await Patient();

        Clock.Advance(Second * 6);
        await actor.Ask<string>("ping", Limit);
        await WaitsAsync(actor);
        Clock.Advance(Second * 6);
        await ExpectNoMsgAsync(50);
        Clock.Advance(Second * 4);

        await ExpectMsgAsync("timeout");
    }

    [Fact]
    public async Task A_message_that_must_not_influence_it_does_not()
    {
        var actor = await Patient();

        Clock.Advance(Second * 6);
        await actor.Ask<string>(new Background(), Limit);
        Clock.Advance(Second * 4);

        await ExpectMsgAsync("timeout");
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        var actor = await Patient();

        actor.Tell("off");
        Assert.Equal("pong", await actor.Ask<string>("ping", Limit));
        Clock.Advance(Second * 30);

        await ExpectNoMsgAsync(50);
    }

    private async Task<IActorRef> Patient()
    {
        var actor = Sys.ActorOf(Props.Create(() => new PatientActor(TestActor)));
        await WaitsAsync(actor);
        return actor;
    }

    /// <summary>
    /// The wait begins when a message has been handled, which is after its answer. What is answered after that, without influence of its own,
    /// tells that it has begun.
    /// </summary>
    private static Task<string> WaitsAsync(IActorRef actor) => actor.Ask<string>(new Background(), Limit);

    private sealed class Background : INotInfluenceReceiveTimeout;

    private sealed class PatientActor : ReceiveActor
    {
        public PatientActor(IActorRef listener)
        {
            Context.SetReceiveTimeout(Second * 10);
            Receive<ReceiveTimeout>(_ => listener.Tell("timeout"));
            Receive<string>(text => text == "off", _ => SetReceiveTimeout(null));
            Receive<string>(_ => Sender.Tell("pong"));
            Receive<Background>(_ => Sender.Tell("done"));
        }
    }
}
