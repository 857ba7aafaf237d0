using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class MailboxSpecs : PatientTestKit
{
    [Fact]
    public async Task Messages_of_one_sender_arrive_in_the_order_they_were_sent()
    {
        var echo = Sys.ActorOf<Echo>();
        for (var number = 0; number < 1_000; number++)
        {
            echo.Tell(number);
        }

        for (var number = 0; number < 1_000; number++)
        {
            await ExpectMsgAsync(number);
        }
    }

    [Fact]
    public async Task One_message_is_handled_at_a_time()
    {
        var actor = Sys.ActorOf<Overlapping>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var sent = 0; sent < 2_000; sent++)
            {
                actor.Tell("work", ActorRefs.NoSender);
            }
        })));

        Assert.Equal((16_000, false), await actor.Ask<(int, bool)>("report", Limit));
    }

    [Fact]
    public async Task Forward_keeps_the_original_sender()
    {
        var target = CreateTestProbe();
        var forwarder = Sys.ActorOf(Props.Create(() => new Forwarder(target.Ref)));

        forwarder.Tell("hello");

        await target.ExpectMsgAsync("hello");
        Assert.Equal(TestActor, target.LastSender);
    }

    [Fact]
    public async Task Poison_pill_stops_after_the_messages_before_it()
    {
        var echo = Sys.ActorOf<Echo>();
        Watch(echo);
        echo.Tell(1);
        echo.Tell(2);
        echo.Tell(PoisonPill.Instance);

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);
        await ExpectTerminatedAsync(echo);
    }

    [Fact]
    public void Null_is_no_message() =>
        Assert.Throws<ArgumentNullException>(() => TestActor.Tell(null!, ActorRefs.NoSender));

    [Fact]
    public async Task A_message_without_sender_seems_to_come_from_the_dead_letters()
    {
        var reporter = Sys.ActorOf(Props.Create(() => new SenderReporter(TestActor)));

        reporter.Tell("who", ActorRefs.NoSender);

        await ExpectMsgAsync(Sys.DeadLetters);
    }

    private sealed class SenderReporter : ReceiveActor
    {
        public SenderReporter(IActorRef listener) => ReceiveAny(_ => listener.Tell(Sender));
    }

    private sealed class Forwarder : ReceiveActor
    {
        public Forwarder(IActorRef target) => ReceiveAny(target.Forward);
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class Overlapping : ReceiveActor
    {
        private int _inside;
        private int _handled;
        private bool _overlapped;

        public Overlapping()
        {
            Receive<string>(text => text == "report", _ => Sender.Tell((_handled, _overlapped)));
            Receive<string>(_ =>
            {
                _overlapped |= Interlocked.Increment(ref _inside) > 1;
                _handled++;
                Thread.SpinWait(20);
                Interlocked.Decrement(ref _inside);
            });
        }
    }
}
