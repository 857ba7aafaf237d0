using Akka.Actor;

namespace Akka.Contract.Tests.Persistence;

public sealed class PersistSpecs : JournalSpecs
{
    [Fact]
    public async Task The_handler_of_a_persisted_event_runs_before_the_next_command()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.Note("one")));
        subject.Tell("next");
        await Seen.ExpectAsync("stored one", "command next");
    }

    [Fact]
    public async Task Events_of_one_command_are_handled_in_their_order_before_the_next_command()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it =>
        {
            it.Note("one");
            it.NoteAll("two", "three");
            it.Note("four");
        }));
        subject.Tell("next");
        await Seen.ExpectAsync("stored one", "stored two", "stored three", "stored four", "command next");
    }

    [Fact]
    public async Task An_event_persisted_in_a_handler_is_handled_before_the_next_command()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.Persist(new Noted("outer"), _ =>
        {
            it.Saw("outer");
            it.Note("inner");
        })));
        subject.Tell("next");
        await Seen.ExpectAsync("outer", "stored inner", "command next");
    }

    [Fact]
    public async Task Commands_that_waited_are_taken_in_the_order_they_came_each_persisting_in_its_turn()
    {
        var subject = await StartAsync("a");
        foreach (var text in new[] { "one", "two", "three" })
        {
            subject.Tell(new Do(it => it.Note(text)));
            subject.Tell($"after {text}");
        }

        await Seen.ExpectAsync(
            "stored one", "command after one", "stored two", "command after two", "stored three", "command after three");
    }

    [Fact]
    public async Task Async_persistence_lets_commands_pass_and_keeps_the_order_of_its_handlers()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it =>
        {
            it.NoteAsync("one");
            it.NoteAsync("two");
            it.Saw("persisting");
        }));
        subject.Tell(new Do(it => it.NoteAsync("three")));
        await Seen.ExpectAsync("persisting", "stored one", "stored two", "stored three");
    }

    [Fact]
    public async Task A_deferred_handler_runs_after_those_of_earlier_events_and_stores_nothing()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it =>
        {
            it.NoteAsync("one");
            it.DeferAsync("later", text => it.Saw(text));
            it.NoteAsync("two");
        }));
        await Seen.ExpectAsync("stored one", "later", "stored two");
        Assert.Equal(["one", "two"], File.Query("SELECT CAST(message AS TEXT) FROM journal ORDER BY ordering"));
    }

    [Fact]
    public async Task A_deferred_handler_runs_at_once_when_nothing_is_pending()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it =>
        {
            it.DeferAsync("at once", text => it.Saw(text));
            it.Saw("then");
        }));
        await Seen.ExpectAsync("at once", "then");
    }

    [Fact]
    public async Task The_sender_of_the_command_can_be_answered_from_the_handler()
    {
        var subject = await StartAsync("a");
        var answers = Enumerable.Range(0, 5).Select(i => subject.Ask<int>(
            new Do(it => it.Persist(new Noted($"{i}"), _ => it.Answerer.Tell(i))), TimeSpan.FromSeconds(60)));
        Assert.Equal<IEnumerable<int>>([0, 1, 2, 3, 4], await Task.WhenAll(answers));
    }

    [Fact]
    public async Task The_sequence_number_counts_the_stored_events()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.PersistAll([new Noted("one"), new Noted("two")], _ => it.Saw($"at {it.LastSequenceNr}"))));
        await Seen.ExpectAsync("at 1", "at 2");
        Assert.Equal(["1", "2"], File.Query("SELECT sequence_number FROM journal ORDER BY ordering"));
    }

    [Fact]
    public async Task Persisting_no_events_changes_nothing()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.NoteAll()));
        subject.Tell("next");
        await Seen.ExpectAsync("command next");
    }

    [Fact]
    public async Task Events_of_an_async_command_are_stored_when_it_ends_and_handled_before_the_next_command()
    {
        var subject = await StartAsync("a");
        subject.Tell(new DoAsync(async it =>
        {
            it.Note("before");
            await Task.Yield();
            it.Note("after");
            it.Saw("ending");
        }));
        subject.Tell("next");
        await Seen.ExpectAsync("ending", "stored before", "stored after", "command next");
    }

    [Fact]
    public async Task Messages_the_actor_stashed_come_before_commands_that_waited_for_the_handler()
    {
        var subject = await StartAsync("a");
        var first = true;
        subject.Tell(new Do(it =>
        {
            if (!first)
                it.Saw("unstashed");
            else
                it.Stash.Stash();
            first = false;
        }));
        subject.Tell(new Do(it => it.Persist(new Noted("one"), _ =>
        {
            it.Saw("stored one");
            it.Stash.UnstashAll();
        })));
        subject.Tell("waited");
        await Seen.ExpectAsync("stored one", "unstashed", "command waited");
    }

    [Fact]
    public async Task A_stop_in_the_first_handler_leaves_the_others_uncalled_and_all_events_stored()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.PersistAll([new Noted("one"), new Noted("two")], noted =>
        {
            it.Saw($"stored {noted.Text}");
            it.StopSelf();
        })));
        await Seen.ExpectAsync("stored one", "stopped");
        Host.Start("a", Seen);
        await Seen.ExpectAsync("recovered one", "recovered two", "replayed", "completed at 2");
    }
}
