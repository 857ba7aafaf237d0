using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Xunit.Sdk;

namespace Akka.Contract.Tests.Kit;

public sealed class TestKitSpecs : PatientTestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task The_test_actor_is_the_sender_also_after_an_await()
    {
        var echo = Sys.ActorOf<Echo>();

        await Task.Delay(10);
        echo.Tell("hello");

        await ExpectMsgAsync("hello");
        Assert.Equal(echo, LastSender);
    }

    [Fact]
    public async Task An_expectation_fails_when_nothing_comes() =>
        await Assert.ThrowsAnyAsync<XunitException>(() => ExpectMsgAsync<string>(Short).AsTask());

    [Fact]
    public async Task An_expectation_fails_when_something_else_comes()
    {
        TestActor.Tell("one");
        await Assert.ThrowsAnyAsync<XunitException>(() => ExpectMsgAsync("two").AsTask());
        TestActor.Tell("one");
        await Assert.ThrowsAnyAsync<XunitException>(() => ExpectMsgAsync<int>().AsTask());
        TestActor.Tell("one");
        await Assert.ThrowsAnyAsync<XunitException>(() => ExpectMsgAsync<string>(static text => text == "two").AsTask());
        TestActor.Tell("one");
        await AwaitConditionAsync(() => HasMessages);
        await Assert.ThrowsAnyAsync<XunitException>(() => ExpectNoMsgAsync(Short).AsTask());
    }

    [Fact]
    public async Task Expectations_look_at_message_and_sender()
    {
        TestActor.Tell("one");
        TestActor.Tell("two");
        TestActor.Tell("three");

        await ExpectMsgAsync<string>(static text => Assert.Equal("one", text));
        await ExpectMsgAsync<string>((text, sender) => Assert.Equal(("two", TestActor), (text, sender)));
        Assert.Equal("three", await ExpectMsgAsync<string>(static text => text.Length == 5));
    }

    [Fact]
    public void Expectations_have_forms_that_wait()
    {
        var actor = Sys.ActorOf<Echo>();
        Watch(actor);
        actor.Tell("one");
        actor.Tell("two");
        actor.Tell("three");
        actor.Tell(PoisonPill.Instance);

        Assert.Equal("one", ExpectMsg<string>());
        ExpectMsg("two");
        ExpectMsg<string>(static text => text == "three");
        ExpectTerminated(actor);
        ExpectNoMsg(Short);
        AwaitAssert(static () => Assert.True(true));
        AwaitCondition(static () => true);
    }

    [Fact]
    public async Task Several_messages_can_be_expected_in_any_order()
    {
        TestActor.Tell(2);
        TestActor.Tell(1);
        await ExpectMsgAllOfAsync<int>([1, 2]).ToListAsync();

        TestActor.Tell(3);
        TestActor.Tell(4);
        Assert.Equal([3, 4], await ReceiveNAsync(2, Limit).ToListAsync());
    }

    [Fact]
    public async Task Fishing_skips_what_does_not_match()
    {
        TestActor.Tell(1);
        TestActor.Tell("bait");
        TestActor.Tell("fish");
        TestActor.Tell("more");

        Assert.Equal("fish", await FishForMessageAsync<string>(static text => text == "fish"));
        Assert.Equal("more", await FishForMessageAsync(static message => message is string));
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task Ignored_messages_do_not_arrive()
    {
        IgnoreMessages<int>();
        TestActor.Tell(1);
        TestActor.Tell("one");
        IgnoreMessages(static message => message is string);
        TestActor.Tell("two");
        IgnoreNoMessages();
        TestActor.Tell(3);

        await ExpectMsgAsync("one");
        await ExpectMsgAsync(3);
    }

    [Fact]
    public async Task A_block_must_keep_its_limit()
    {
        await WithinAsync(Limit, async () =>
        {
            Assert.InRange(Remaining, TimeSpan.FromTicks(1), Limit);
            await Task.Yield();
        });
        Assert.Equal(7, await WithinAsync(Limit, static () => Task.FromResult(7)));

        await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Short, () => ExpectMsgAsync<string>().AsTask()));
        await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Short, static () => Task.Delay(Short * 3)));
    }

    [Fact]
    public async Task A_condition_is_tried_until_it_holds_or_the_limit_is_reached()
    {
        var attempts = 0;

        await AwaitAssertAsync(() => Assert.Equal(3, ++attempts));
        await AwaitConditionAsync(() => Task.FromResult(++attempts > 5));

        await Assert.ThrowsAnyAsync<XunitException>(() => AwaitAssertAsync(static () => Assert.Fail("never"), Short));
    }

    [Fact]
    public async Task A_probe_stands_for_an_actor()
    {
        var probe = CreateTestProbe("probe");
        var watcher = CreateTestProbe();
        var echo = Sys.ActorOf<Echo>();
        await watcher.WatchAsync(probe);

        probe.Send(echo, "hello");
        await probe.ExpectMsgAsync("hello");
        Assert.Equal(echo, probe.Sender);
        var asked = probe.Ref.Ask<string>("question", Limit);
        await probe.ExpectMsgAsync("question");
        probe.Reply("answer");
        Assert.Equal("answer", await asked);
        probe.Tell("from the test");
        await probe.ExpectMsgAsync("from the test");
        probe.Forward(TestActor);
        await ExpectMsgAsync("from the test");

        Sys.Stop(probe);
        await watcher.ExpectTerminatedAsync(probe);
    }

    [Fact]
    public async Task Event_filters_count_what_is_logged_and_lost()
    {
        await EventFilter.Warning(message: "careful").ExpectOneAsync(() => Sys.Log.Warning("careful"));
        await EventFilter.Info(start: "step").ExpectAsync(2, () =>
        {
            Log.Info("step {0}", 1);
            Log.Info("step {0}", 2);
            return Task.CompletedTask;
        });
        EventFilter.Error(contains: "rok").ExpectOne(() => Sys.Log.Error("broken {0}", 1));
        EventFilter.ForLogLevel(LogLevel.InfoLevel, contains: "leveled").ExpectOne(() => Sys.Log.Info("leveled"));
        await EventFilter.DeadLetter().ExpectOneAsync(() => Sys.DeadLetters.Tell("lost"));

        await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Short, () => EventFilter.Error().ExpectOneAsync(static () => { })));
    }

    [Fact]
    public void The_limits_are_settings()
    {
        using var kit = new TestKit.Xunit2.TestKit();
        Assert.Equal(TimeSpan.FromSeconds(3), kit.TestKitSettings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(5), kit.TestKitSettings.DefaultTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), kit.TestKitSettings.TestEventFilterLeeway);
        Assert.Equal(TimeSpan.FromSeconds(3), kit.RemainingOrDefault);
        Assert.Equal(Limit, RemainingOrDefault);
    }

    [Fact]
    public void A_test_scheduler_does_not_go_back()
    {
        using var kit = new TestKit.Xunit2.TestKit("akka { scheduler { implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\" } }");
        var clock = (TestScheduler)kit.Sys.Scheduler;
        var order = new List<int>();
        clock.ScheduleOnce(TimeSpan.FromSeconds(2), () => order.Add(2));
        clock.ScheduleOnce(TimeSpan.FromSeconds(1), () => order.Add(1));

        clock.AdvanceTo(clock.Now + TimeSpan.FromSeconds(2));

        Assert.Equal([1, 2], order);
        Assert.Throws<InvalidOperationException>(() => clock.AdvanceTo(clock.Now - TimeSpan.FromSeconds(1)));
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
