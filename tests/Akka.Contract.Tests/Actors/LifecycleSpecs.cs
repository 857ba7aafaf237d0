using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class LifecycleSpecs : PatientTestKit
{
    [Fact]
    public async Task A_life_runs_from_constructor_to_PostStop()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Hooked(TestActor)));
        Watch(actor);
        actor.Tell("hello");
        actor.Tell(PoisonPill.Instance);

        await ExpectInOrder("constructor", "PreStart", "hello", "PostStop");
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task A_restart_runs_the_old_instance_down_and_the_new_one_up()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Hooked(TestActor)));
        actor.Tell("fail");
        actor.Tell("after");

        await ExpectInOrder(
            "constructor", "PreStart", "fail", "PreRestart told to fail on fail", "PostStop", "constructor", "PostRestart told to fail", "PreStart", "after");
    }

    [Fact]
    public async Task Children_stop_before_their_parent()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Nested(TestActor, 2)), "top");

        Sys.Stop(parent);

        await ExpectInOrder("0 stopped", "1 stopped", "2 stopped");
    }

    [Fact]
    public async Task A_restart_waits_for_the_children_it_stops()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Nested(TestActor, 1)), "top");

        parent.Tell("fail");
        parent.Tell("report");

        await FishForMessageAsync<string>(static text => text == "0 stopped");
        await FishForMessageAsync<string>(static text => text == "reporting with 1 child");
    }

    [Fact]
    public async Task A_failing_PostStop_does_not_keep_an_actor_alive()
    {
        var actor = Sys.ActorOf(Props.Create(() => new FailingEnd()));
        Watch(actor);

        Sys.Stop(actor);

        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task An_actor_whose_restart_fails_is_stopped()
    {
        var actor = Sys.ActorOf(Props.Create(() => new FailingRestart()));
        Watch(actor);

        actor.Tell("fail");

        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task Arguments_of_the_props_are_evaluated_once()
    {
        var number = 1;
        var props = Props.Create(() => new Remembering(number));
        number = 2;
        var actor = Sys.ActorOf(props);

        Assert.Equal(1, await actor.Ask<int>("recall", Limit));
    }

    [Fact]
    public async Task Props_can_be_made_from_a_type_and_arguments()
    {
        var actor = Sys.ActorOf(Props.Create(RuntimeType, 3));
        var other = Sys.ActorOf(Props.Create<Remembering>(4));

        Assert.Equal(3, await actor.Ask<int>("recall", Limit));
        Assert.Equal(4, await other.Ask<int>("recall", Limit));
    }

    [Fact]
    public async Task Graceful_stop_waits_for_the_end()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Hooked(TestActor)));

        Assert.True(await actor.GracefulStop(Limit));
        Assert.True(await actor.GracefulStop(Limit));

        await ExpectInOrder("constructor", "PreStart", "PostStop");
    }

    [Fact]
    public async Task Graceful_stop_gives_up_at_its_limit()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Hooked(TestActor)));

        Assert.False(await actor.GracefulStop(TimeSpan.FromMilliseconds(30), "ignored"));
    }

    private static Type RuntimeType => typeof(Remembering);

    private async Task ExpectInOrder(params string[] messages)
    {
        foreach (var message in messages)
        {
            await ExpectMsgAsync(message);
        }
    }

    private sealed class Hooked : ReceiveActor
    {
        private readonly IActorRef _listener;

        public Hooked(IActorRef listener)
        {
            _listener = listener;
            listener.Tell("constructor");
            Receive<string>(text =>
            {
                listener.Tell(text);
                if (text == "fail")
                {
                    throw new InvalidOperationException("told to fail");
                }
            });
        }

        protected override void PreStart() => _listener.Tell("PreStart");

        protected override void PostStop() => _listener.Tell("PostStop");

        protected override void PreRestart(Exception reason, object message)
        {
            _listener.Tell($"PreRestart {reason.Message} on {message}");
            base.PreRestart(reason, message);
        }

        protected override void PostRestart(Exception reason)
        {
            _listener.Tell($"PostRestart {reason.Message}");
            base.PostRestart(reason);
        }
    }

    private sealed class Nested : ReceiveActor
    {
        private readonly IActorRef _listener;
        private readonly int _depth;

        public Nested(IActorRef listener, int depth)
        {
            _listener = listener;
            _depth = depth;
            if (depth > 0)
            {
                Context.ActorOf(Props.Create(() => new Nested(listener, depth - 1)), "nested");
            }

            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("told to"));
            Receive<string>(_ => listener.Tell($"reporting with {Context.GetChildren().Count()} child"));
        }

        protected override void PostStop() => _listener.Tell($"{_depth} stopped");
    }

    private sealed class FailingEnd : ReceiveActor
    {
        protected override void PostStop() => throw new InvalidOperationException("at the end");
    }

    private sealed class FailingRestart : ReceiveActor
    {
        public FailingRestart() => ReceiveAny(static _ => throw new InvalidOperationException("first"));

        protected override void PostRestart(Exception reason) => throw new InvalidOperationException("second");
    }

    private sealed class Remembering : ReceiveActor
    {
        public Remembering(int number) => ReceiveAny(_ => Sender.Tell(number));
    }
}
