using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class StashSpecs : PatientTestKit
{
    [Fact]
    public async Task Stashed_messages_come_back_in_their_order_before_later_ones()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Gate(TestActor)));

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("open");
        actor.Tell(3);

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);
        await ExpectMsgAsync(3);
    }

    [Fact]
    public async Task Unstash_brings_back_the_oldest_alone()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Gate(TestActor)));

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("one");
        actor.Tell("count");

        await ExpectMsgAsync(1);
        await ExpectMsgAsync("1 stashed");
    }

    [Fact]
    public async Task A_stashed_message_keeps_its_sender()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Gate(TestActor)));
        var other = CreateTestProbe();

        other.Send(actor, 1);
        actor.Tell("open");

        await ExpectMsgAsync(1);
        Assert.Equal(other.Ref, LastSender);
    }

    [Fact]
    public async Task A_restart_puts_the_stash_back_into_the_mailbox()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Gate(TestActor)));

        actor.Tell(1);
        actor.Tell("fail");

        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task Stashing_a_message_twice_fails_the_actor()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Gate(TestActor)));

        await EventFilter.Exception<IllegalActorStateException>().ExpectOneAsync(() =>
        {
            actor.Tell("twice");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Unstashing_by_predicate_forgets_the_others()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Gate(TestActor)));

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell(3);
        actor.Tell("open odd");
        actor.Tell("count");

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(3);
        await ExpectMsgAsync("0 stashed");
    }

    [Fact]
    public async Task A_cleared_stash_can_be_prepended_to_a_later_one()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Gate(TestActor)));

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("take out");
        actor.Tell(3);
        actor.Tell("put in front");
        actor.Tell("open");

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);
        await ExpectMsgAsync(3);
    }

    private sealed class Gate : ReceiveActor, IWithUnboundedStash
    {
        private readonly IActorRef _listener;
        private IEnumerable<Envelope> _out = [];

        public Gate(IActorRef listener)
        {
            _listener = listener;
            Receive<int>(_ => Stash.Stash());
            Receive<string>(text => text == "open", _ => Open(static _ => true));
            Receive<string>(text => text == "open odd", _ => Open(static envelope => (int)envelope.Message % 2 == 1));
            Receive<string>(text => text == "one", _ =>
            {
                Become(Opened);
                Stash.Unstash();
            });
            Receive<string>(text => text == "take out", _ => _out = Stash.ClearStash());
            Receive<string>(text => text == "put in front", _ => Stash.Prepend(_out));
            Receive<string>(text => text == "twice", _ =>
            {
                Stash.Stash();
                Stash.Stash();
            });
            Receive<string>(text => text == "fail", static _ => throw new InvalidOperationException("gate"));
        }

        public IStash Stash { get; set; } = null!;

        protected override void PostRestart(Exception reason) => Become(Opened);

        private void Open(Func<Envelope, bool> predicate)
        {
            Become(Opened);
            Stash.UnstashAll(predicate);
        }

        private void Opened()
        {
            Receive<int>(number => _listener.Forward(number));
            Receive<string>(text => text == "count", _ => _listener.Tell($"{Stash.Count} stashed"));
        }
    }
}
