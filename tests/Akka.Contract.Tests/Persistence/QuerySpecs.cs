using Akka.Actor;
using Akka.Contract.Tests.Streams;
using Akka.Persistence.Query;
using Akka.Persistence.Sql.Query;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Persistence;

public sealed class QuerySpecs : JournalSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private SqlReadJournal Journal => PersistenceQuery.Get(Host.System).ReadJournalFor<SqlReadJournal>(SqlReadJournal.Identifier);

    [Fact]
    public async Task All_events_come_in_the_order_they_were_stored_with_their_actors_and_numbers()
    {
        await WriteAsync("a", "one", "two");
        await WriteAsync("b", "three");
        Assert.Equal(["1 a/1 one", "2 a/2 two", "3 b/1 three"], (await AllAsync(Journal.CurrentAllEvents(Offset.NoOffset()))).Select(Describe));
    }

    [Fact]
    public async Task An_offset_is_a_place_after_which_to_read()
    {
        await WriteAsync("a", "one", "two", "three");
        Assert.Equal(["3 a/3 three"], (await AllAsync(Journal.CurrentAllEvents(Offset.Sequence(2)))).Select(Describe));
        Assert.Empty(await AllAsync(Journal.CurrentAllEvents(Offset.Sequence(3))));
    }

    [Fact]
    public async Task The_timestamp_of_an_event_is_when_it_was_stored_in_ticks()
    {
        await WriteAsync("a", "one");
        var envelope = Assert.Single(await AllAsync(Journal.CurrentAllEvents(Offset.NoOffset())));
        Assert.Equal(File.Query("SELECT created FROM journal"), [$"{envelope.Timestamp}"]);
    }

    [Fact]
    public async Task A_live_query_gives_what_is_stored_and_then_what_comes()
    {
        await WriteAsync("a", "one");
        var events = Journal.AllEvents(Offset.NoOffset()).FirstAsync(3, Host.System.Materializer());
        await WriteAsync("b", "two", "three");
        Assert.Equal(["1 a/1 one", "2 b/1 two", "3 b/2 three"], (await events).Select(Describe));
    }

    [Fact]
    public async Task A_live_query_misses_and_repeats_nothing_while_many_actors_write()
    {
        const int Actors = 20;
        const int EventsEach = 50;
        var events = Journal.AllEvents(Offset.NoOffset()).FirstAsync(Actors * EventsEach, Host.System.Materializer());
        var writers = Enumerable.Range(0, Actors).Select(i => Host.Start($"writer-{i}", new Observations())).ToList();
        for (var i = 0; i < EventsEach; i++)
        {
            foreach (var writer in writers)
                writer.Tell(new Do(it => it.Note($"{i}")));
        }

        var envelopes = await events;
        var offsets = envelopes.Select(envelope => ((Sequence)envelope.Offset).Value).ToList();
        Assert.Equal(offsets.Distinct().Order(), offsets);
        Assert.All(
            envelopes.GroupBy(envelope => envelope.PersistenceId),
            mine => Assert.Equal(Enumerable.Range(1, EventsEach).Select(i => (long)i), mine.Select(envelope => envelope.SequenceNr)));
        Assert.Equal(Actors, envelopes.Select(envelope => envelope.PersistenceId).Distinct().Count());
    }

    [Fact]
    public async Task A_live_query_taken_up_again_goes_on_where_it_ended()
    {
        await WriteAsync("a", Enumerable.Range(0, 600).Select(i => $"{i}").ToArray());
        var seen = new List<string>();
        var offset = Offset.NoOffset();
        foreach (var count in new[] { 1, 255, 256, 88 })
        {
            var envelopes = await Journal.AllEvents(offset).FirstAsync(count, Host.System.Materializer());
            seen.AddRange(envelopes.Select(envelope => ((Noted)envelope.Event).Text));
            offset = envelopes[^1].Offset;
        }

        Assert.Equal(Enumerable.Range(0, 600).Select(i => $"{i}"), seen);
    }

    [Fact]
    public async Task The_events_of_one_actor_can_be_read_between_two_numbers()
    {
        await WriteAsync("a", "one", "two", "three", "four");
        await WriteAsync("b", "other");
        Assert.Equal(
            ["2 a/2 two", "3 a/3 three"], (await AllAsync(Journal.CurrentEventsByPersistenceId("a", 2, 3))).Select(Describe));
        Assert.Equal(4, (await AllAsync(Journal.CurrentEventsByPersistenceId("a", 0, long.MaxValue))).Count);
        Assert.Empty(await AllAsync(Journal.CurrentEventsByPersistenceId("nobody", 0, long.MaxValue)));
    }

    [Fact]
    public async Task A_live_query_of_one_actor_ends_at_its_last_number()
    {
        await WriteAsync("a", "one");
        var events = AllAsync(Journal.EventsByPersistenceId("a", 0, 3));
        await WriteAsync("b", "other");
        var subject = Host.Start("a", Seen);
        await Seen.ExpectAsync("recovered one", "replayed", "completed at 1");
        subject.Tell(new Do(it => it.NoteAll("two", "three", "four")));
        Assert.Equal(["one", "two", "three"], (await events).Select(envelope => ((Noted)envelope.Event).Text));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_fails_the_query()
    {
        await WriteAsync("a", NotedSerializer.Unreadable);
        await Assert.ThrowsAnyAsync<Exception>(() => AllAsync(Journal.CurrentAllEvents(Offset.NoOffset())));
    }

    [Fact]
    public async Task A_slow_reader_bounds_what_is_read_ahead()
    {
        const int Stored = 5_000;
        await WriteAsync("a", Enumerable.Range(0, Stored).Select(i => $"{i}").ToArray());
        var go = new TaskCompletionSource();
        var first = new TaskCompletionSource();
        var reading = Journal.CurrentAllEvents(Offset.NoOffset()).SelectAsync(1, async envelope =>
        {
            first.TrySetResult();
            await go.Task;
            return envelope;
        }).RunWith(Sink.Seq<EventEnvelope>(), Host.System.Materializer());
        await first.Task.WaitAsync(Limit);

        Assert.InRange(Host.Reads, 1, Stored / 2);
        go.SetResult();
        Assert.Equal(Stored, (await reading.WaitAsync(Limit)).Count);
    }

    [Fact]
    public async Task A_system_ends_while_a_live_query_is_open()
    {
        await WriteAsync("a", "one");
        var first = new TaskCompletionSource();
        _ = Journal.AllEvents(Offset.NoOffset()).RunWith(Sink.ForEach<EventEnvelope>(_ => first.TrySetResult()), Host.System.Materializer());
        await first.Task.WaitAsync(Limit);
        await RestartHostAsync().WaitAsync(Limit);
    }

    [Fact]
    public void A_journal_that_is_not_configured_is_refused_by_name() =>
        Assert.ThrowsAny<Exception>(() => PersistenceQuery.Get(Host.System).ReadJournalFor<SqlReadJournal>("no-such-journal"));

    private static string Describe(EventEnvelope envelope) =>
        $"{((Sequence)envelope.Offset).Value} {envelope.PersistenceId}/{envelope.SequenceNr} {((Noted)envelope.Event).Text}";

    private async Task<IReadOnlyList<EventEnvelope>> AllAsync(Source<EventEnvelope, NotUsed> source) =>
        await source.RunWith(Sink.Seq<EventEnvelope>(), Host.System.Materializer()).WaitAsync(Limit);

    private async Task WriteAsync(string persistenceId, params string[] texts)
    {
        var subject = await StartAsync(persistenceId);
        subject.Tell(new Do(it => it.NoteAll(texts)));
        await Seen.ExpectAsync(texts.Select(text => $"stored {text}").ToArray());
        await StopAsync(subject);
    }
}
