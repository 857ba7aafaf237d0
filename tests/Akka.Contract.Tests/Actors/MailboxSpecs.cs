using Akka.Actor;

namespace Akka.Contract.Tests.Actors;

public sealed class MailboxSpecs : TestKit.Xunit2.TestKit
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

        Assert.Equal((16_000, false), await actor.Ask<(int, bool)>("report", TimeSpan.FromSeconds(5)));
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
