using Akka.Actor;
using Akka.Contract.Tests.Kit;
using Akka.Event;

namespace Akka.Contract.Tests.Actors;

public sealed class DeadLetterSpecs : PatientTestKit
{
    [Fact]
    public async Task A_message_to_a_stopped_actor_becomes_a_dead_letter()
    {
        var actor = await Stopped();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        actor.Tell("too late");

        var letter = await ExpectMsgAsync<DeadLetter>();
        Assert.Equal(("too late", TestActor, actor), (letter.Message, letter.Sender, letter.Recipient));
    }

    [Fact]
    public async Task Messages_left_in_the_mailbox_become_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = Sys.ActorOf<EndsAtOnce>();

        actor.Tell("end");
        actor.Tell("unread 1");
        actor.Tell("unread 2");

        Assert.Equal("unread 1", (await ExpectMsgAsync<DeadLetter>()).Message);
        Assert.Equal("unread 2", (await ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task A_message_to_the_dead_letters_is_one()
    {
        await EventFilter.DeadLetter<string>().ExpectOneAsync(() => Sys.DeadLetters.Tell("nobody"));
    }

    [Fact]
    public async Task A_dead_letter_is_logged()
    {
        var actor = await Stopped();

        await EventFilter.Info(contains: "was not delivered").ExpectOneAsync(() => actor.Tell("too late"));
    }

    [Fact]
    public async Task A_message_that_asks_for_it_is_lost_in_silence()
    {
        var actor = await Stopped();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        actor.Tell(new Unimportant());
        actor.Tell(PoisonPill.Instance);

        await ExpectNoMsgAsync(50);
    }

    private async Task<IActorRef> Stopped()
    {
        var actor = Sys.ActorOf<EndsAtOnce>();
        await actor.GracefulStop(Limit);
        return actor;
    }

    private sealed class Unimportant : IDeadLetterSuppression;

    private sealed class EndsAtOnce : ReceiveActor
    {
        public EndsAtOnce() => ReceiveAny(_ =>
        {
            Context.Stop(Self);
            Thread.SpinWait(10_000);
        });
    }
}
