using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class DeathWatchSpecs : PatientTestKit
{
    [Fact]
    public async Task A_watcher_is_told_once()
    {
        var actor = Sys.ActorOf<Quiet>();
        await WatchAsync(actor);
        await WatchAsync(actor);

        Sys.Stop(actor);

        var terminated = await ExpectTerminatedAsync(actor);
        Assert.True(terminated.ExistenceConfirmed);
        Assert.False(terminated.AddressTerminated);
        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task A_watcher_of_a_dead_actor_is_told_too()
    {
        var actor = Sys.ActorOf<Quiet>();
        await actor.GracefulStop(Limit);

        await WatchAsync(actor);

        await ExpectTerminatedAsync(actor);
        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task Every_watcher_is_told()
    {
        var actor = Sys.ActorOf<Quiet>();
        var other = CreateTestProbe();
        await WatchAsync(actor);
        await other.WatchAsync(actor);

        Sys.Stop(actor);

        await ExpectTerminatedAsync(actor);
        await other.ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task Unwatching_ends_it()
    {
        var actor = Sys.ActorOf<Quiet>();
        await WatchAsync(actor);
        await UnwatchAsync(actor);

        await actor.GracefulStop(Limit);

        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task Unwatching_voids_a_notice_already_in_the_mailbox()
    {
        var actor = Sys.ActorOf<Quiet>();
        var watcher = Sys.ActorOf(Props.Create(() => new Hesitant(actor, TestActor)));
        watcher.Tell("hold");
        await ExpectMsgAsync("holding");
        await actor.GracefulStop(Limit);

        watcher.Tell("unwatch");

        await ExpectMsgAsync("unwatched");
        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task A_message_of_ones_own_can_take_the_place_of_Terminated()
    {
        var actor = Sys.ActorOf<Quiet>();
        Sys.ActorOf(Props.Create(() => new WatchingWith(actor, TestActor)));
        await ExpectMsgAsync("watching");

        Sys.Stop(actor);

        await ExpectMsgAsync("it ended");
    }

    [Fact]
    public async Task Terminated_arrives_after_what_the_actor_had_sent()
    {
        var actor = Sys.ActorOf(Props.Create(() => new LastWords(TestActor)));
        await WatchAsync(actor);

        actor.Tell("go");

        await ExpectMsgAsync("last words");
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task A_watcher_that_does_not_handle_Terminated_dies_too()
    {
        var actor = Sys.ActorOf<Quiet>();
        var watcher = Sys.ActorOf(Props.Create(() => new Pact(actor)));
        await WatchAsync(watcher);

        Sys.Stop(actor);

        await ExpectTerminatedAsync(watcher);
    }

    private sealed class Quiet : ReceiveActor;

    private sealed class Pact : ReceiveActor
    {
        public Pact(IActorRef subject) => Context.Watch(subject);
    }

    private sealed class LastWords : ReceiveActor
    {
        public LastWords(IActorRef listener) => ReceiveAny(_ =>
        {
            listener.Tell("last words");
            Context.Stop(Self);
        });
    }

    private sealed class WatchingWith : ReceiveActor
    {
        public WatchingWith(IActorRef subject, IActorRef listener)
        {
            Context.WatchWith(subject, "it ended");
            listener.Tell("watching");
            Receive<string>(listener.Tell);
        }
    }

    /// <summary>Keeps the notice in its stash, so that it is in the mailbox again when it unwatches.</summary>
    private sealed class Hesitant : ReceiveActor, IWithUnboundedStash
    {
        public Hesitant(IActorRef subject, IActorRef listener)
        {
            Context.Watch(subject);
            Receive<Terminated>(_ => Stash.Stash());
            Receive<string>(text => text == "hold", _ => listener.Tell("holding"));
            Receive<string>(text => text == "unwatch", _ =>
            {
                Stash.UnstashAll();
                Context.Unwatch(subject);
                Become(() => ReceiveAny(listener.Tell));
                listener.Tell("unwatched");
            });
        }

        public IStash Stash { get; set; } = null!;
    }
}
