using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.Conversations;

/// <summary>
/// What a token leaves behind for the garbage collector on its way through the draft to one reader, counted and not timed. The draft's own text is
/// the reply itself and stays; all else is gone when the token is sent.
/// </summary>
public sealed class TokenCostSpecs
{
    private const int Tokens = 1_000;
    private const string Token = " token";

    /// <summary>A string of six characters takes 40 bytes, and the draft's own text twelve, kept in pieces of up to 16 kB with room to spare.</summary>
    private const int BytesInTheDraft = 40 + 40;

    /// <summary>The output is one object more.</summary>
    private const int BytesInTheFeed = BytesInTheDraft + 56;

    [Fact]
    public void A_token_in_the_draft_costs_its_text_and_one_string_for_all_readers()
    {
        Bounded(BytesInTheDraft, () =>
        {
            var (draft, length) = (new ReplyDraft(), 0);
            return () =>
            {
                draft.Append(Token, "");
                var read = draft.TextFrom(length);
                Assert.Same(read, draft.TextFrom(length));
                length += read.Length;
            };
        });
    }

    [Fact]
    public void A_token_in_a_feed_costs_one_output()
    {
        Bounded(BytesInTheFeed, () =>
        {
            var (draft, feed) = (new ReplyDraft(), new ConversationFeed());
            feed.Follow(Reply(1), draft, 0, 0);
            var outputs = feed.ReadAllAsync().GetAsyncEnumerator();
            return () =>
            {
                draft.Append(Token, "");
                feed.Wake();
                var moved = outputs.MoveNextAsync();
                Assert.True(moved.IsCompletedSuccessfully && moved.GetAwaiter().GetResult());
                Assert.IsType<TextDelta>(outputs.Current);
            };
        });
    }

    /// <summary>Code that has not been optimised yet boxes on the way, so it may take some rounds to get there, and on a busy machine that comes late.</summary>
    /// <param name="begin">A reply from its beginning.</param>
    private static void Bounded(int bytes, Func<Action> begin)
    {
        var started = TimeProvider.System.GetTimestamp();
        double cost;
        do
        {
            var token = begin();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var n = 0; n < Tokens; n++)
                token();
            cost = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Tokens;
        }
        while (cost > bytes && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60));
        Assert.InRange(cost, 1, bytes);
    }
}
