using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.Conversations;

public sealed class ConversationFeedSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_slow_reader_gets_few_larger_deltas_without_gap_or_overlap()
    {
        var feed = new ConversationFeed();
        var draft = new ReplyDraft();
        feed.Follow(Reply(1), draft, 0, 0);
        await using var reader = feed.ReadAllAsync().GetAsyncEnumerator();

        Grow(feed, draft, "a");
        var first = await NextAsync<TextDelta>(reader);
        for (var i = 0; i < 100; i++)
            Grow(feed, draft, "b");
        var second = await NextAsync<TextDelta>(reader);

        Assert.Equal((0, "a"), (first.Offset, first.Text));
        Assert.Equal((1, new string('b', 100)), (second.Offset, second.Text));
    }

    [Fact]
    public async Task The_end_of_a_reply_comes_after_all_of_its_text()
    {
        var feed = new ConversationFeed();
        var draft = new ReplyDraft();
        feed.Follow(Reply(1), draft, 0, 0);
        Grow(feed, draft, "text");
        feed.Publish(Finished(1));
        await using var reader = feed.ReadAllAsync().GetAsyncEnumerator();

        Assert.Equal("text", (await NextAsync<TextDelta>(reader)).Text);
        await NextAsync<ReplyFinished>(reader);
    }

    [Fact]
    public async Task A_title_is_not_held_up_by_a_growing_reply()
    {
        var feed = new ConversationFeed();
        var draft = new ReplyDraft();
        feed.Follow(Reply(1), draft, 0, 0);
        await using var reader = feed.ReadAllAsync().GetAsyncEnumerator();
        Grow(feed, draft, "a");
        await NextAsync<TextDelta>(reader);

        Grow(feed, draft, "b");
        feed.Publish(new TitleChanged("Comets"));

        await NextAsync<TitleChanged>(reader);
        Assert.Equal((1, "b"), (await NextAsync<TextDelta>(reader)) is var d ? (d.Offset, d.Text) : default);
    }

    [Fact]
    public async Task A_reader_that_resumes_gets_the_rest_from_its_own_offset()
    {
        var feed = new ConversationFeed();
        var draft = new ReplyDraft("Once upon a time", "");
        feed.Follow(Reply(1), draft, 5, 0);
        await using var reader = feed.ReadAllAsync().GetAsyncEnumerator();

        var delta = await NextAsync<TextDelta>(reader);

        Assert.Equal((5, "upon a time"), (delta.Offset, delta.Text));
    }

    [Fact]
    public async Task A_reader_that_falls_behind_is_closed_instead_of_growing_for_ever()
    {
        var feed = new ConversationFeed();
        for (var i = 0; i < 10_000; i++)
            feed.Publish(new TitleChanged($"Title {i}"));

        var seen = new List<ConversationOutput>();
        await foreach (var output in feed.ReadAllAsync())
            seen.Add(output);

        Assert.Equal("behind", Assert.IsType<FeedClosed>(Assert.Single(seen)).Reason);
    }

    [Fact]
    public async Task A_reader_that_leaves_stops_waiting()
    {
        using var leaving = new CancellationTokenSource();
        var feed = new ConversationFeed();
        await using var reader = feed.ReadAllAsync(leaving.Token).GetAsyncEnumerator(leaving.Token);
        var next = reader.MoveNextAsync().AsTask();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(Limit));
    }

    private static void Grow(ConversationFeed feed, ReplyDraft draft, string piece)
    {
        draft.Append(piece, "");
        feed.Wake();
    }

    private static ReplyFinished Finished(int n) => new(
        Reply(n), new Message(Reply(n), MessageRole.Assistant, Question(n), "text", Noon, ChatTask.General, MessageState.Complete));

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<ConversationOutput> reader)
        where T : ConversationOutput
    {
        Assert.True(await reader.MoveNextAsync().AsTask().WaitAsync(Limit));
        return Assert.IsType<T>(reader.Current);
    }
}
