using System.Text;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>The bytes of what happens to a question about the music. They are in journals for ever: add a line, never change one.</summary>
public sealed class MusicJournalSpecs
{
    private const string Head =
        "\"member\":\"00000001-0000-0000-0000-000000000000\",\"conversation\":\"00000002-0000-0000-0000-000000000000\"," +
        "\"at\":\"2026-03-14T12:00:00+00:00\",\"replyId\":\"000007d1-0000-0000-0000-000000000000\"";

    public static TheoryData<string, object, string> Written => new()
    {
        { "conversation.music-query-written.1", new MusicQueryWritten(Maya, Homework, Noon, Reply(1), 1, "SELECT 1"), "\"attempt\":1,\"sql\":\"SELECT 1\"" },
        {
            "conversation.music-query-rejected.1", new MusicQueryRejected(Maya, Homework, Noon, Reply(1), 2, "SELECT a", "no such column: a"),
            "\"attempt\":2,\"sql\":\"SELECT a\",\"problem\":\"no such column: a\""
        },
        {
            "conversation.music-query-executed.1", new MusicQueryExecuted(Maya, Homework, Noon, Reply(1), 1, "SELECT 1", 7, 1.25),
            "\"attempt\":1,\"sql\":\"SELECT 1\",\"rowCount\":7,\"elapsedMs\":1.25"
        },
        {
            "conversation.music-answered-from-cache.1", new MusicAnsweredFromCache(Maya, Homework, Noon, Reply(1), "SELECT 1", 7),
            "\"sql\":\"SELECT 1\",\"rowCount\":7"
        },
        { "conversation.music-query-refused.1", new MusicQueryRefused(Maya, Homework, Noon, Reply(1), null, "asked to change"), "\"reason\":\"asked to change\"" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void An_event_is_written_and_read_as_ever(string manifest, object @event, string rest)
    {
        var bytes = JournalSerializer.Write(@event);

        Assert.Equal($"{{{Head},{rest}}}", Encoding.UTF8.GetString(bytes));
        Assert.Equal(manifest, JournalManifests.Of(@event.GetType()));
        Assert.Equal(@event, JournalSerializer.Read(bytes, manifest));
    }

    [Fact]
    public void An_end_keeps_the_evidence_with_every_cell_as_it_was()
    {
        var music = new MusicEvidence(
            "SELECT a, b, c, d FROM songs", ["a", "b", "c", "d"], [["x", 1L, 2.5, null], ["y", -9007199254740993L, 3.0, "1"]], 2, false, 0.5, ["Assumed."],
            [new MusicAttempt("SELECT z", "no such column: z"), new MusicAttempt("SELECT a, b, c, d FROM songs")], false, "all of them", 4,
            [new MusicName("ar", [new MusicNameMatch("artist", "A. R.", 3)])], [new MusicOption("Which?", 2)]);
        var ended = new ReplyEnded(Maya, Homework, Noon, Reply(1), MessageState.Complete, "Two.", "", "m", null, null, music);

        var bytes = JournalSerializer.Write(ended);
        var read = (ReplyEnded)JournalSerializer.Read(bytes, "conversation.reply-ended.1");

        Assert.Contains(
            "\"rows\":[[\"x\",1,2.5,null],[\"y\",-9007199254740993,3.0,\"1\"]],\"rowCount\":2,\"truncated\":false,\"elapsedMs\":0.5",
            Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(music.Rows, read.Music!.Rows);
        Assert.IsType<double>(read.Music.Rows[1][2]);
        Assert.IsType<long>(read.Music.Rows[0][1]);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(JournalSerializer.Write(read)));
    }

    [Fact]
    public void An_end_written_before_there_was_music_is_still_read()
    {
        var old = $"{{{Head},\"state\":\"Complete\",\"text\":\"Hi\",\"reasoning\":\"\",\"model\":\"m\"}}";

        var read = (ReplyEnded)JournalSerializer.Read(Encoding.UTF8.GetBytes(old), "conversation.reply-ended.1");

        Assert.Null(read.Music);
        Assert.Equal(old, Encoding.UTF8.GetString(JournalSerializer.Write(read)));
    }
}
