using Akka.Actor;
using Akka.Persistence;

namespace Akka.Contract.Tests.Persistence;

public sealed class SnapshotSpecs : JournalSpecs
{
    [Fact]
    public async Task Recovery_is_the_snapshot_then_the_events_after_it_then_the_end()
    {
        await StopAsync(await WriteAsync());
        Host.Start("a", Seen);
        await Seen.ExpectAsync("snapshot one,two at 2", "recovered three", "replayed", "completed at 3");
    }

    [Fact]
    public async Task Recovery_can_go_without_snapshots()
    {
        await StopAsync(await WriteAsync());
        Host.Start("a", Seen, new SubjectPlan { Recovery = new Recovery(SnapshotSelectionCriteria.None) });
        await Seen.ExpectAsync("recovered one", "recovered two", "recovered three", "replayed", "completed at 3");
    }

    [Fact]
    public async Task The_newest_snapshot_within_the_bounds_is_taken()
    {
        var subject = await WriteAsync();
        subject.Tell(new Do(it => it.SaveSnapshot(new NotedSoFar("one,two,three"))));
        await Seen.ExpectAsync("saved at 3");
        await StopAsync(subject);

        Host.Start("a", Seen, new SubjectPlan { Recovery = new Recovery(new SnapshotSelectionCriteria(2)) });
        await Seen.ExpectAsync("snapshot one,two at 2", "recovered three", "replayed", "completed at 3");
    }

    [Fact]
    public async Task A_snapshot_saved_again_at_the_same_event_replaces_the_first()
    {
        var subject = await StartAsync("a");
        foreach (var state in new[] { "old", "new" })
        {
            subject.Tell(new Do(it => it.SaveSnapshot(new NotedSoFar(state))));
            await Seen.ExpectAsync("saved at 0");
        }

        Assert.Equal(["new"], File.Query("SELECT CAST(snapshot AS TEXT) FROM snapshot"));
    }

    [Fact]
    public async Task Deleted_snapshots_are_not_offered()
    {
        var subject = await WriteAsync();
        subject.Tell(new Do(it => it.DeleteSnapshots(new SnapshotSelectionCriteria(2))));
        await Seen.ExpectAsync("deleted snapshots up to 2");
        await StopAsync(subject);
        Host.Start("a", Seen);
        await Seen.ExpectAsync("recovered one", "recovered two", "recovered three", "replayed", "completed at 3");
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_saved_is_told_and_the_actor_goes_on()
    {
        var subject = await WriteAsync();
        File.Execute("CREATE TRIGGER refuse BEFORE INSERT ON snapshot BEGIN SELECT RAISE(ABORT, 'no room'); END");
        subject.Tell(new Do(it => it.SaveSnapshot(new NotedSoFar("lost"))));
        Assert.Contains("no room", await Seen.NextStartingWithAsync("not saved"), StringComparison.Ordinal);
        subject.Tell("next");
        await Seen.ExpectAsync("command next");
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_read_stops_the_actor()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.SaveSnapshot(new NotedSoFar(NotedSerializer.Unreadable))));
        await Seen.ExpectAsync("saved at 0");
        await StopAsync(subject);
        Host.Start("a", Seen);
        await Seen.ExpectAsync("recovery failed", "stopped");
    }

    /// <summary>Three events, with a snapshot after the second.</summary>
    private async Task<IActorRef> WriteAsync()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.NoteAll("one", "two")));
        subject.Tell(new Do(it => it.SaveSnapshot(new NotedSoFar("one,two"))));
        await Seen.ExpectAsync("stored one", "stored two", "saved at 2");
        subject.Tell(new Do(it => it.Note("three")));
        await Seen.ExpectAsync("stored three");
        return subject;
    }
}
