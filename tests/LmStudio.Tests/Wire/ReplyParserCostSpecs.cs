using System.Text;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Tests.Support;
using FamilyChat.LmStudio.Wire;

namespace FamilyChat.LmStudio.Tests.Wire;

public sealed class ReplyParserCostSpecs
{
    /// <summary>A string of six characters takes 40 bytes, a part 24; the queue between takes nothing once it has grown.</summary>
    private const int BytesPerToken = 80;

    [Fact]
    public void A_token_costs_its_text_and_little_else()
    {
        var token = Encoding.UTF8.GetBytes(Streams.Contents(" token"));
        using var parser = new ReplyParser(new ReplyReading(int.MaxValue));
        var started = TimeProvider.System.GetTimestamp();
        double cost;
        // Code that has not been optimised yet boxes on the way, and on a busy machine that comes late.
        do
            cost = Cost(parser, token);
        while (cost > BytesPerToken && TimeProvider.System.GetElapsedTime(started) < Wait.Limit);
        Assert.InRange(cost, 1, BytesPerToken);
    }

    private static double Cost(ReplyParser parser, byte[] token)
    {
        const int Tokens = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(parser, token, Tokens);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Tokens;
    }

    private static void Feed(ReplyParser parser, byte[] token, int times)
    {
        for (var i = 0; i < times; i++)
        {
            token.CopyTo(parser.Free());
            parser.Advance(token.Length);
            Assert.True(parser.TryTake(out _));
        }
    }
}
