using Akka.Actor;
using Akka.Contract.Tests.Kit;
using Akka.Event;

namespace Akka.Contract.Tests.Actors;

public sealed class BehaviourSpecs : PatientTestKit
{
    [Fact]
    public async Task The_first_handler_that_takes_a_message_gets_it()
    {
        var actor = Sys.ActorOf<Choosing>();

        actor.Tell(-1);
        actor.Tell(7);
        actor.Tell(8);
        actor.Tell('c');

        await ExpectMsgAsync("negative");
        await ExpectMsgAsync("odd");
        await ExpectMsgAsync("number");
        await ExpectMsgAsync("any");
    }

    [Fact]
    public async Task Become_replaces_the_behaviour()
    {
        var actor = Sys.ActorOf<Moody>();

        actor.Tell("become angry");
        actor.Tell("mood");
        actor.Tell("become sad");
        actor.Tell("mood");
        actor.Tell("unbecome");
        actor.Tell("mood");

        await ExpectMsgAsync("angry");
        await ExpectMsgAsync("sad");
        await ExpectMsgAsync("calm");
    }

    [Fact]
    public async Task BecomeStacked_keeps_the_behaviours_below()
    {
        var actor = Sys.ActorOf<Moody>();

        foreach (var message in new[] { "push angry", "push sad", "mood", "unbecome", "mood", "unbecome", "mood", "unbecome", "mood" })
        {
            actor.Tell(message);
        }

        await ExpectMsgAsync("sad");
        await ExpectMsgAsync("angry");
        await ExpectMsgAsync("calm");
        await ExpectMsgAsync("calm");
    }

    [Fact]
    public async Task A_restart_returns_to_the_first_behaviour()
    {
        var actor = Sys.ActorOf<Moody>();

        actor.Tell("push angry");
        actor.Tell("fail");
        actor.Tell("mood");

        await ExpectMsgAsync("calm");
    }

    [Fact]
    public async Task An_unhandled_message_is_published()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var actor = Sys.ActorOf<Moody>();

        actor.Tell(42);

        var unhandled = await ExpectMsgAsync<UnhandledMessage>();
        Assert.Equal((42, TestActor, actor), (unhandled.Message, unhandled.Sender, unhandled.Recipient));
    }

    [Fact]
    public async Task Handlers_can_be_added_only_while_configuring()
    {
        var actor = Sys.ActorOf<LateConfiguring>();

        Assert.Equal(nameof(InvalidOperationException), await actor.Ask<string>("add", Limit));
    }

    [Fact]
    public async Task An_untyped_actor_can_become_another_receive()
    {
        var actor = Sys.ActorOf<Switch>();

        actor.Tell("x");
        actor.Tell("x");
        actor.Tell("x");

        await ExpectMsgAsync("off");
        await ExpectMsgAsync("on");
        await ExpectMsgAsync("off");
    }

    private sealed class Choosing : ReceiveActor
    {
        public Choosing()
        {
            Receive<int>(number => number < 0, _ => Sender.Tell("negative"));
            Receive<int>(_ => Sender.Tell("odd"), number => number % 2 != 0);
            Receive<int>(_ => Sender.Tell("number"));
            ReceiveAny(_ => Sender.Tell("any"));
        }
    }

    private sealed class Moody : ReceiveActor
    {
        public Moody() => Mood("calm");

        private void Mood(string mood)
        {
            Receive<string>(text => text == "mood", _ => Sender.Tell(mood));
            Receive<string>(text => text == "unbecome", _ => UnbecomeStacked());
            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("moody"));
            Receive<string>(text => text.StartsWith("become ", StringComparison.Ordinal), text => Become(() => Mood(text[7..])));
            Receive<string>(text => text.StartsWith("push ", StringComparison.Ordinal), text => BecomeStacked(() => Mood(text[5..])));
        }
    }

    private sealed class LateConfiguring : ReceiveActor
    {
        public LateConfiguring() => Receive<string>(_ =>
        {
            try
            {
                Receive<int>(static _ => { });
                Sender.Tell("added");
            }
            catch (InvalidOperationException exception)
            {
                Sender.Tell(exception.GetType().Name);
            }
        });
    }

    private sealed class Switch : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            Sender.Tell("off");
            BecomeStacked(On);
        }

        private void On(object message)
        {
            Sender.Tell("on");
            UnbecomeStacked();
        }
    }
}
