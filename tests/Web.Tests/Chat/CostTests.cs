using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>What a reply costs, counted and not timed: a slow machine merges more and so costs less.</summary>
public sealed class CostTests : OneConversation
{
    const int Tokens = 300;
    static readonly string Story = string.Join(' ', Enumerable.Repeat("word", Tokens));

    [Fact]
    public async Task A_page_gets_at_most_a_hundred_bytes_a_token()
    {
        server.Model.Script(new Behaviour { Text = Story, Cadence = TimeSpan.FromMilliseconds(5) });
        await using var outputs = line.StreamAsync("Watch", new { conversationId = conversation, brief = true }).GetAsyncEnumerator();
        await outputs.UntilAsync("snapshot");
        var before = line.Bytes;
        await line.SendAsync(conversation, "Tell me a story");

        var ended = await outputs.UntilAsync("ended");

        var cost = line.Bytes - before - ended.GetRawText().Length;
        Assert.True(cost <= 100 * Tokens, $"{cost} bytes for {Tokens} tokens");
    }

    [Fact]
    public async Task A_brief_reader_is_told_nothing_twice_and_can_put_the_reply_together()
    {
        server.Model.Script(new Behaviour { Text = Story, Cadence = TimeSpan.FromMilliseconds(5) });
        await using var outputs = line.StreamAsync("Watch", new { conversationId = conversation, brief = true }).GetAsyncEnumerator();
        await outputs.UntilAsync("snapshot");
        var reply = (await line.SendAsync(conversation, "Tell me a story")).Text("replyId");

        var first = await outputs.UntilAsync("delta");
        var text = first.Text("text");
        while (text.Length < Story.Length)
        {
            var next = await outputs.UntilAsync("delta");
            Assert.False(next.TryGetProperty("replyId", out _));
            Assert.Equal(text.Length, next.GetProperty("offset").GetInt32());
            text += next.Text("text");
        }

        Assert.Equal(reply, first.Text("replyId"));
        Assert.Equal(Story, text);
        Assert.Equal("", (await outputs.UntilAsync("ended")).GetProperty("message").Text("text"));
        Assert.Equal(text, (await maya.ConversationAsync(conversation)).GetProperty("messages")[1].Text("text"));
    }

    [Fact]
    public async Task The_journal_is_written_by_the_clock_and_not_by_the_token()
    {
        server.Model.Script(new Behaviour { Text = Story, Cadence = TimeSpan.FromMilliseconds(5) });
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        var begun = TimeProvider.System.GetTimestamp();
        await line.SendAsync(conversation, "Tell me a story");
        await outputs.UntilAsync("ended");
        var intervals = TimeProvider.System.GetElapsedTime(begun) / new ChatOptions().CheckpointInterval;

        var events = await server.OfConversationAsync(conversation);

        var checkpoints = events.OfType<ConversationProtocol.ReplyCheckpointed>().Count();
        // One for each interval, which is ten or so; and where the disk is slow, one for each of its commits, for which there was time.
        Assert.True(checkpoints <= Math.Max(Tokens / 5, 4 * intervals), $"{checkpoints} checkpoints in {intervals:0.0} intervals");
        // The question, the reply that is owed, its beginning and its end.
        Assert.Equal(4, events.Count - checkpoints);
    }
}
