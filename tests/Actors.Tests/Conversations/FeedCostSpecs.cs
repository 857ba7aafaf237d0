using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.Conversations;

public sealed class FeedCostSpecs
{
    /// <summary>A string of six characters takes 40 bytes, a delta 48; the draft's own growth is the text once more.</summary>
    private const int BytesPerToken = 120;

    [Fact]
    public void A_token_on_its_way_to_a_reader_costs_its_text_and_little_else()
    {
        var started = TimeProvider.System.GetTimestamp();
        double cost;
        // Code that has not been optimised yet boxes on the way.
        do
            cost = Cost(readers: 1);
        while (cost > BytesPerToken && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.InRange(cost, 1, BytesPerToken);
    }

    [Fact]
    public void Readers_at_the_same_place_share_one_text()
    {
        var draft = new ReplyDraft();
        draft.Append("Once upon", "");

        Assert.Same(draft.TextFrom(4), draft.TextFrom(4));
    }

    private static double Cost(int readers)
    {
        const int Tokens = 1000;
        var draft = new ReplyDraft();
        var feeds = Enumerable.Range(0, readers).Select(_ => new ConversationFeed()).ToList();
        feeds.ForEach(f => f.Follow(Reply(1), draft, 0, 0));
        var outputs = feeds.ConvertAll(f => f.ReadAllAsync().GetAsyncEnumerator());
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Tokens; i++)
        {
            draft.Append(" token", "");
            feeds.ForEach(static f => f.Wake());
            outputs.ForEach(Take);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Tokens;
    }

    private static void Take(IAsyncEnumerator<ConversationProtocol.ConversationOutput> reader)
    {
        var next = reader.MoveNextAsync();
        Assert.True(next.IsCompletedSuccessfully && next.Result);
    }
}
