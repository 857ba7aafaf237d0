using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class ReceiveAsyncSpecs : PatientTestKit
{
    [Fact]
    public async Task Sender_and_self_are_the_same_after_an_await()
    {
        var actor = Sys.ActorOf<Working>();

        Assert.Equal((actor, true), await actor.Ask<(IActorRef, bool)>("who", Limit));
    }

    [Fact]
    public async Task No_other_message_is_handled_until_the_task_is_done()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Sys.ActorOf<Working>();

        actor.Tell(gate.Task);
        actor.Tell("next");
        await ExpectNoMsgAsync(50);
        gate.SetResult();

        await ExpectMsgAsync("gate opened");
        await ExpectMsgAsync("next");
    }

    [Fact]
    public async Task A_failing_task_fails_the_actor()
    {
        var actor = Sys.ActorOf<Working>();

        await EventFilter.Exception<InvalidOperationException>(message: "asynchronous").ExpectOneAsync(() => actor.Tell("fail"));

        actor.Tell("next");
        await ExpectMsgAsync("next");
    }

    [Fact]
    public async Task A_failing_task_restarts_the_actor_with_the_message_it_failed_on()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Reporting(TestActor)));

        actor.Tell("fail");

        await ExpectMsgAsync("failed on fail");
    }

    [Fact]
    public async Task An_asynchronous_handler_can_stash_after_an_await()
    {
        var actor = Sys.ActorOf<Stashing>();

        actor.Tell(1);
        actor.Tell("open");

        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task An_untyped_actor_can_run_a_task()
    {
        var actor = Sys.ActorOf<Running>();

        actor.Tell(1);
        actor.Tell(2);

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);
    }

    [Fact]
    public async Task An_actor_can_ask_another_while_it_handles_a_message()
    {
        var inner = Sys.ActorOf<Working>();
        var outer = Sys.ActorOf(Props.Create(() => new Asking(inner)));

        Assert.Equal("next!", await outer.Ask<string>("next", Limit));
    }

    private sealed class Working : ReceiveActor
    {
        public Working()
        {
            ReceiveAsync<Task>(async gate =>
            {
                await gate;
                Sender.Tell("gate opened");
            });
            ReceiveAsync<string>(
                async _ =>
                {
                    var before = Sender;
                    await Task.Delay(5);
                    await Task.Yield();
                    Sender.Tell((Self, Sender.Equals(before) && Context.Self.Equals(Self)));
                },
                static text => text == "who");
            ReceiveAsync<string>(
                static async _ =>
                {
                    await Task.Delay(5);
                    throw new InvalidOperationException("asynchronous");
                },
                static text => text == "fail");
            ReceiveAnyAsync(async message =>
            {
                await Task.CompletedTask;
                Sender.Tell(message);
            });
        }
    }

    private sealed class Reporting : ReceiveActor
    {
        private readonly IActorRef _listener;

        public Reporting(IActorRef listener)
        {
            _listener = listener;
            ReceiveAsync<string>(static async _ =>
            {
                await Task.Yield();
                throw new InvalidOperationException("asynchronous");
            });
        }

        protected override void PreRestart(Exception reason, object message) => _listener.Tell($"failed on {message}");
    }

    private sealed class Stashing : ReceiveActor, IWithUnboundedStash
    {
        public Stashing()
        {
            ReceiveAsync<int>(async _ =>
            {
                await Task.Delay(5);
                Stash.Stash();
            });
            Receive<string>(_ =>
            {
                Become(() => Receive<int>(number => Sender.Tell(number)));
                Stash.UnstashAll();
            });
        }

        public IStash Stash { get; set; } = null!;
    }

    private sealed class Running : UntypedActor
    {
        protected override void OnReceive(object message) => RunTask(async () =>
        {
            await Task.Delay(5);
            Sender.Tell(message);
        });
    }

    private sealed class Asking : ReceiveActor
    {
        public Asking(IActorRef inner) =>
            ReceiveAsync<string>(async text => Sender.Tell(await inner.Ask<string>(text, Limit) + "!"));
    }
}
