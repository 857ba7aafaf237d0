using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class SupervisionSpecs : PatientTestKit
{
    [Fact]
    public async Task Resume_keeps_the_instance_and_its_state()
    {
        var child = await Child(new OneForOneStrategy(static _ => Directive.Resume));

        child.Tell("add");
        child.Tell("fail");
        child.Tell("add");
        child.Tell("count");

        await ExpectMsgAsync(2);
    }

    [Fact]
    public async Task Restart_makes_a_new_instance_and_keeps_the_mailbox()
    {
        var child = await Child(new OneForOneStrategy(static _ => Directive.Restart));

        child.Tell("add");
        child.Tell("fail");
        child.Tell("add");
        child.Tell("count");

        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task Stop_ends_the_child()
    {
        var child = await Child(new OneForOneStrategy(static _ => Directive.Stop));
        await WatchAsync(child);

        child.Tell("fail");

        await ExpectTerminatedAsync(child);
    }

    [Fact]
    public async Task Escalate_makes_the_failure_the_parents_own()
    {
        var grandparent = Sys.ActorOf(Props.Create(() => new Parent(new OneForOneStrategy(static _ => Directive.Stop))));
        var parent = await grandparent.Ask<IActorRef>(
            Props.Create(() => new Parent(new OneForOneStrategy(static _ => Directive.Escalate))), Limit);
        var child = await parent.Ask<IActorRef>(Props.Create<Counter>(), Limit);
        await WatchAsync(parent);

        child.Tell("fail");

        await ExpectTerminatedAsync(parent);
    }

    [Fact]
    public async Task An_escalated_restart_stops_the_parents_children()
    {
        var grandparent = Sys.ActorOf(Props.Create(() => new Parent(new OneForOneStrategy(static _ => Directive.Restart))));
        var parent = await grandparent.Ask<IActorRef>(
            Props.Create(() => new Parent(new OneForOneStrategy(static _ => Directive.Escalate))), Limit);
        var child = await parent.Ask<IActorRef>(Props.Create<Counter>(), Limit);
        await WatchAsync(child);

        child.Tell("fail");

        await ExpectTerminatedAsync(child);
        Assert.Equal(0, await parent.Ask<int>("children", Limit));
    }

    [Fact]
    public async Task A_child_is_stopped_when_it_needs_too_many_restarts()
    {
        var child = await Child(new OneForOneStrategy(2, 60_000, static _ => Directive.Restart));
        await WatchAsync(child);

        child.Tell("fail");
        child.Tell("fail");
        child.Tell("count");
        await ExpectMsgAsync(0);
        child.Tell("fail");

        await ExpectTerminatedAsync(child);
    }

    [Fact]
    public async Task A_child_that_cannot_be_created_is_stopped()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent(SupervisorStrategy.DefaultStrategy)));

        await EventFilter.Exception<ActorInitializationException>().ExpectOneAsync(async () =>
        {
            var child = await parent.Ask<IActorRef>(Props.Create(() => new Unborn()), Limit);
            await WatchAsync(child);
            await ExpectTerminatedAsync(child);
        });
    }

    [Fact]
    public async Task A_strategy_in_the_props_overrides_the_actors_own()
    {
        var strategy = new OneForOneStrategy(Decider.From(static _ => Directive.Resume));
        var parent = Sys.ActorOf(Props.Create(() => new Parent(SupervisorStrategy.StoppingStrategy)).WithSupervisorStrategy(strategy));
        var child = await parent.Ask<IActorRef>(Props.Create<Counter>(), Limit);

        child.Tell("add");
        child.Tell("fail");
        child.Tell("count");

        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task A_failure_is_logged_under_the_childs_path()
    {
        var child = await Child(SupervisorStrategy.DefaultStrategy);

        await EventFilter.Error(message: "told to", source: child.Path.ToString()).ExpectOneAsync(() => child.Tell("fail"));
    }

    private async Task<IActorRef> Child(SupervisorStrategy strategy)
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent(strategy)));
        return await parent.Ask<IActorRef>(Props.Create<Counter>(), Limit);
    }

    private sealed class Parent : ReceiveActor
    {
        private readonly SupervisorStrategy _strategy;

        public Parent(SupervisorStrategy strategy)
        {
            _strategy = strategy;
            Receive<Props>(props => Sender.Tell(Context.ActorOf(props)));
            Receive<string>(text => text == "children", _ => Sender.Tell(Context.GetChildren().Count()));
        }

        protected override SupervisorStrategy SupervisorStrategy() => _strategy;
    }

    private sealed class Counter : ReceiveActor
    {
        private int _count;

        public Counter()
        {
            Receive<string>(text => text == "add", _ => _count++);
            Receive<string>(text => text == "count", _ => Sender.Tell(_count));
            Receive<string>(text => text == "fail", static _ => throw new InvalidOperationException("told to"));
        }
    }

    private sealed class Unborn : ReceiveActor
    {
        public Unborn() => throw new InvalidOperationException("unborn");
    }
}
