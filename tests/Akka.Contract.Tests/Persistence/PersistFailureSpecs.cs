using Akka.Actor;
using Microsoft.Data.Sqlite;

namespace Akka.Contract.Tests.Persistence;

public sealed class PersistFailureSpecs : JournalSpecs
{
    [Fact]
    public async Task An_event_that_cannot_be_serialized_is_rejected_and_the_actor_goes_on()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it =>
        {
            it.Note("before");
            it.Note(NotedSerializer.Unwritable);
            it.Note("after");
        }));
        subject.Tell("next");
        await Seen.ExpectAsync("stored before", $"rejected {NotedSerializer.Unwritable} at 2", "stored after", "command next");
        Assert.Equal(["before|1", "after|3"], File.Query("SELECT CAST(message AS TEXT), sequence_number FROM journal ORDER BY ordering"));
    }

    [Fact]
    public async Task One_event_that_cannot_be_serialized_rejects_all_it_was_persisted_with()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.NoteAll("one", NotedSerializer.Unwritable, "three")));
        subject.Tell("next");
        await Seen.ExpectAsync("rejected one at 1", $"rejected {NotedSerializer.Unwritable} at 2", "rejected three at 3", "command next");
        Assert.Equal(["0"], File.Query("SELECT COUNT(*) FROM journal"));
    }

    [Fact]
    public async Task A_rejected_number_is_not_used_again()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.Note(NotedSerializer.Unwritable)));
        subject.Tell(new Do(it => it.Note("one")));
        await Seen.ExpectAsync($"rejected {NotedSerializer.Unwritable} at 1", "stored one");
        await StopAsync(subject);
        Host.Start("a", Seen);
        await Seen.ExpectAsync("recovered one", "replayed", "completed at 2");
    }

    [Fact]
    public async Task An_event_the_journal_refuses_stops_its_actor_and_its_handler_is_not_called()
    {
        var failure = new TaskCompletionSource<Exception>();
        var subject = await StartAsync("a", new SubjectPlan { PersistFailures = failure });
        RefuseEventsOf("a");
        subject.Tell(new Do(it => it.Note("one")));
        subject.Tell("next");
        await Seen.ExpectAsync("failed one at 1", "stopped");
        Assert.Contains("no room for a", (await failure.Task).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_leaves_the_events_of_other_actors_alone()
    {
        var refused = await StartAsync("refused");
        RefuseEventsOf("refused");
        var others = new Observations();
        var neighbours = Enumerable.Range(0, 20).Select(i => Host.Start($"neighbour-{i}", others)).ToList();
        foreach (var neighbour in neighbours)
            neighbour.Tell(new Do(it => it.NoteAll("one", "two")));
        refused.Tell(new Do(it => it.NoteAll("one", "two")));
        foreach (var neighbour in neighbours)
            neighbour.Tell(new Do(it => it.Note("three")));

        await Seen.ExpectAsync("failed one at 1", "stopped");
        for (var i = 0; i < neighbours.Count; i++)
            await others.NextStartingWithAsync("stored three");
        Assert.Equal(["60|0"], File.Query("SELECT COUNT(*), SUM(persistence_id = 'refused') FROM journal"));
    }

    [Fact]
    public async Task A_refusal_of_the_last_event_of_several_stores_none_of_them()
    {
        var subject = await StartAsync("a");
        File.Execute("CREATE TRIGGER refuse BEFORE INSERT ON journal WHEN NEW.sequence_number = 3 BEGIN SELECT RAISE(ABORT, 'no room'); END");
        subject.Tell(new Do(it => it.NoteAll("one", "two", "three")));
        await Seen.ExpectAsync("failed one at 1", "stopped");
        Assert.Equal(["0"], File.Query("SELECT COUNT(*) FROM journal"));
    }

    [Fact]
    public async Task An_event_that_is_there_already_stops_only_its_writer()
    {
        var subject = await StartAsync("a");
        var twin = await StartAsync("a");
        subject.Tell(new Do(it => it.Note("one")));
        await Seen.ExpectAsync("stored one");
        twin.Tell(new Do(it => it.Note("one again")));
        await Seen.ExpectAsync("failed one again at 1", "stopped");
        subject.Tell(new Do(it => it.Note("two")));
        await Seen.ExpectAsync("stored two");
    }

    [Fact]
    public async Task While_the_file_is_locked_persisting_fails_with_the_reason_and_afterwards_it_works()
    {
        await RestartHostAsync("Default Timeout=1");
        var failure = new TaskCompletionSource<Exception>();
        var subject = await StartAsync("a", new SubjectPlan { PersistFailures = failure });
        using (var connection = File.Open())
        using (connection.BeginTransaction(deferred: false))
        {
            subject.Tell(new Do(it => it.Note("lost")));
            await Seen.ExpectAsync("failed lost at 1", "stopped");
            Assert.Contains("locked", (await failure.Task).ToString(), StringComparison.Ordinal);
        }

        var next = await StartAsync("a");
        next.Tell(new Do(it => it.Note("kept")));
        await Seen.ExpectAsync("stored kept");
    }

    [Fact]
    public async Task When_the_table_is_gone_persisting_fails_and_when_it_is_back_it_works()
    {
        var failure = new TaskCompletionSource<Exception>();
        var subject = await StartAsync("a", new SubjectPlan { PersistFailures = failure });
        File.Execute("ALTER TABLE journal RENAME TO lost");
        subject.Tell(new Do(it => it.Note("lost")));
        await Seen.ExpectAsync("failed lost at 1", "stopped");
        Assert.IsType<SqliteException>((await failure.Task).GetBaseException());

        File.Execute("ALTER TABLE lost RENAME TO journal");
        var next = await StartAsync("a");
        next.Tell(new Do(it => it.Note("kept")));
        await Seen.ExpectAsync("stored kept");
    }

    [Fact]
    public async Task Commands_that_wait_for_a_failed_event_are_not_handled()
    {
        var subject = await StartAsync("a");
        RefuseEventsOf("a");
        subject.Tell(new Do(it => it.Note("one")));
        for (var i = 0; i < 10; i++)
            subject.Tell("never");
        await Seen.ExpectAsync("failed one at 1", "stopped");
        await Seen.ExpectNothingAsync();
    }

    private void RefuseEventsOf(string persistenceId) => File.Execute(
        $"""
        CREATE TRIGGER refuse BEFORE INSERT ON journal WHEN NEW.persistence_id = '{persistenceId}'
        BEGIN SELECT RAISE(ABORT, 'no room for {persistenceId}'); END
        """);
}
