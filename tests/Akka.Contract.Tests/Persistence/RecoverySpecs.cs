using Akka.Actor;
using Akka.Persistence;

namespace Akka.Contract.Tests.Persistence;

public sealed class RecoverySpecs : JournalSpecs
{
    [Fact]
    public async Task Events_come_back_in_order_and_then_the_end_of_recovery()
    {
        await WriteAsync("a", "one", "two", "three");
        Host.Start("a", Seen);
        await Seen.ExpectAsync("recovered one", "recovered two", "recovered three", "replayed", "completed at 3");
    }

    [Fact]
    public async Task Commands_wait_for_the_end_of_recovery()
    {
        await WriteAsync("a", "one");
        var subject = Host.Start("a", Seen);
        subject.Tell("first");
        subject.Tell("second");
        await Seen.ExpectAsync("recovered one", "replayed", "completed at 1", "command first", "command second");
    }

    [Fact]
    public async Task An_actor_recovers_its_own_events_alone()
    {
        await WriteAsync("a", "one");
        await WriteAsync("b", "two");
        Host.Start("a", Seen);
        await Seen.ExpectAsync("recovered one", "replayed", "completed at 1");
    }

    [Fact]
    public async Task A_long_history_comes_back_whole()
    {
        await WriteAsync("a", Enumerable.Range(0, 2_000).Select(i => $"{i}").ToArray());
        Host.Start("a", Seen);
        await Seen.ExpectAsync(Enumerable.Range(0, 2_000).Select(i => $"recovered {i}").ToArray());
        await Seen.ExpectAsync("replayed", "completed at 2000");
    }

    [Fact]
    public async Task An_event_persisted_at_the_end_of_recovery_is_stored_before_the_first_command()
    {
        var subject = Host.Start("a", Seen, new SubjectPlan { OnCompleted = it => it.Note("at completion") });
        subject.Tell("first");
        await Seen.ExpectAsync("replayed", "completed at 0", "stored at completion", "command first");
    }

    [Fact]
    public async Task Nothing_can_be_persisted_before_the_end_of_recovery()
    {
        await WriteAsync("a", "one");
        var refusal = new TaskCompletionSource<string>();
        var plan = new SubjectPlan
        {
            OnRecovered = it => refusal.TrySetResult(Assert.Throws<InvalidOperationException>(() => it.Note("too early")).Message),
        };
        Host.Start("a", Seen, plan);
        Assert.Contains("replay", await refusal.Task.WaitAsync(TimeSpan.FromSeconds(60)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Recovering_is_over_when_its_end_is_told()
    {
        var states = new List<bool>();
        var plan = new SubjectPlan { OnCompleted = it => states.AddRange([it.IsRecovering, it.IsRecoveryFinished]) };
        var subject = await StartAsync("a", plan);
        subject.Tell("next");
        await Seen.ExpectAsync("command next");
        Assert.Equal([false, true], states);
    }

    [Fact]
    public async Task A_failure_while_replaying_stops_the_actor()
    {
        await WriteAsync("a", "one", "two");
        Host.Start("a", Seen, new SubjectPlan { OnRecovered = _ => throw new InvalidOperationException("cannot apply") });
        await Seen.ExpectAsync("recovered one", "recovery failed on one", "stopped");
        await Seen.ExpectNothingAsync();
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_stops_the_actor_before_any_command()
    {
        await WriteAsync("a", NotedSerializer.Unreadable);
        Host.Start("a", Seen).Tell("never");
        await Seen.ExpectAsync("recovery failed", "stopped");
        await Seen.ExpectNothingAsync();
    }

    [Fact]
    public async Task Recovery_can_end_at_a_sequence_number_and_goes_on_after_the_highest()
    {
        await WriteAsync("a", "one", "two", "three");
        var subject = Host.Start("a", Seen, new SubjectPlan { Recovery = new Recovery(toSequenceNr: 2) });
        await Seen.ExpectAsync("recovered one", "recovered two", "replayed", "completed at 3");
        subject.Tell(new Do(it => it.Note("four")));
        await Seen.ExpectAsync("stored four");
        Assert.Equal(["4"], File.Query("SELECT MAX(sequence_number) FROM journal"));
    }

    [Fact]
    public async Task Recovery_can_be_limited_to_a_number_of_events()
    {
        await WriteAsync("a", "one", "two", "three");
        Host.Start("a", Seen, new SubjectPlan { Recovery = new Recovery(replayMax: 1) });
        await Seen.ExpectAsync("recovered one", "replayed", "completed at 3");
    }

    [Fact]
    public async Task Without_recovery_the_sequence_numbers_go_on()
    {
        await WriteAsync("a", "one", "two");
        Host.Start("a", Seen, new SubjectPlan { Recovery = Recovery.None });
        await Seen.ExpectAsync("replayed", "completed at 2");
    }

    [Fact]
    public async Task A_restarted_actor_recovers_all_that_it_stored()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.Note("one")));
        subject.Tell(new Do(it =>
        {
            it.NoteAsync("two");
            throw new InvalidOperationException("a bug");
        }));
        subject.Tell("after");
        await Seen.ExpectAsync("stored one", "restarting after a bug", "stopped");
        await Seen.ExpectAsync("recovered one", "recovered two", "replayed", "completed at 2", "command after");
    }

    [Fact]
    public async Task A_failing_handler_restarts_the_actor_with_its_event_stored_and_commands_kept()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.Persist(new Noted("one"), _ => throw new InvalidOperationException("a bug"))));
        subject.Tell("waited");
        await Seen.ExpectAsync("restarting after a bug", "stopped", "recovered one", "replayed", "completed at 1", "command waited");
    }

    [Fact]
    public async Task A_failure_at_the_end_of_recovery_restarts_the_actor_with_its_commands_kept()
    {
        await WriteAsync("a", "one");
        var failures = 1;
        Host.Start("a", Seen, new SubjectPlan
        {
            OnCompleted = _ =>
            {
                if (failures-- > 0)
                    throw new InvalidOperationException("a bug");
            },
        }).Tell("waited");
        await Seen.ExpectAsync("recovered one", "replayed", "completed at 1", "restarting after a bug", "stopped");
        await Seen.ExpectAsync("recovered one", "replayed", "completed at 1", "command waited");
    }

    [Fact]
    public async Task More_actors_than_may_recover_at_once_all_recover()
    {
        const int Actors = 300;
        for (var i = 0; i < Actors; i++)
            Host.Start($"actor-{i}", Seen);
        for (var i = 0; i < Actors; i++)
            await Seen.NextStartingWithAsync("completed at 0");
    }

    [Fact]
    public async Task An_actor_stopped_while_it_recovers_leaves_its_place_to_the_others()
    {
        for (var round = 0; round < 100; round++)
            Host.System.Stop(Host.Start($"brief-{round}", new Observations()));
        await StartAsync("lasting");
    }

    private async Task WriteAsync(string persistenceId, params string[] texts)
    {
        var subject = await StartAsync(persistenceId);
        subject.Tell(new Do(it => it.NoteAll(texts)));
        await Seen.ExpectAsync(texts.Select(text => $"stored {text}").ToArray());
        await StopAsync(subject);
    }
}
