using System.Diagnostics;
using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class SchedulerSpecs : PatientTestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_message_arrives_later_with_its_sender()
    {
        Sys.Scheduler.ScheduleTellOnce(Short, TestActor, "later", ActorRefs.Nobody);

        await ExpectMsgAsync("later");
        Assert.Equal(ActorRefs.Nobody, LastSender);
    }

    [Fact]
    public async Task A_message_arrives_again_and_again_until_it_is_cancelled()
    {
        var repeated = Sys.Scheduler.ScheduleTellRepeatedlyCancelable(Short, Short, TestActor, "again", ActorRefs.NoSender);

        await ExpectMsgAsync("again");
        await ExpectMsgAsync("again");
        repeated.Cancel();
        Assert.True(repeated.IsCancellationRequested);

        await WaitForSilence();
        var stragglers = 0;
        while (await ReceiveOneAsync(Short * 5) is not null)
        {
            // One that was on its way when it was cancelled, not one for each time that passes.
            Assert.Equal(1, ++stragglers);
        }
    }

    [Fact]
    public async Task A_cancelled_message_does_not_arrive()
    {
        var watch = new Stopwatch();
        var trial = 0;
        do
        {
            trial++;
            watch.Restart();
            using var cancelable = new Cancelable(Sys.Scheduler);
            Sys.Scheduler.ScheduleTellOnce(Short, TestActor, trial, ActorRefs.NoSender, cancelable);
            Sys.Scheduler.ScheduleTellOnceCancelable(Short, TestActor, trial, ActorRefs.NoSender).Cancel();

            cancelable.Cancel();
        }
        while (watch.Elapsed >= Short); // Its time came first: that one was not cancelled before.

        while (await ReceiveOneAsync(Short * 5) is { } arrived)
        {
            Assert.NotEqual(trial, arrived);
        }
    }

    [Fact]
    public async Task Code_can_be_run_later()
    {
        var ran = new TaskCompletionSource();

        Sys.Scheduler.Advanced.ScheduleOnce(Short, ran.SetResult);

        await ran.Task.WaitAsync(Limit);
    }

    [Fact]
    public async Task A_cancelable_can_cancel_itself_later()
    {
        using var cancelable = new Cancelable(Sys.Scheduler);

        cancelable.CancelAfter(Short);

        await AwaitConditionAsync(() => cancelable.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_terminated_system_schedules_no_more()
    {
        var runs = 0;
        Sys.Scheduler.Advanced.ScheduleRepeatedly(Short, Short, () => Interlocked.Increment(ref runs));

        await Sys.Terminate();

        var after = Volatile.Read(ref runs);
        await Task.Delay(100);
        Assert.InRange(Volatile.Read(ref runs), after, after + 1);
    }

    private async Task WaitForSilence()
    {
        while (await ReceiveOneAsync(Short * 3) is not null)
        {
        }
    }
}
