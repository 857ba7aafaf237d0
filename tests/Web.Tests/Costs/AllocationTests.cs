using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.Web.Chat;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Tests.Costs;

/// <summary>What a token leaves behind for the garbage collector between the feed and one browser's connection, counted and not timed.</summary>
public sealed class AllocationTests
{
    const int Tokens = 1_000;

    // What the browser is sent and the message around it are an object each; the rest is the hub protocol's own.
    const int BytesPerToken = 400;

    [Fact]
    public void A_token_to_a_browser_costs_a_few_hundred_bytes_whatever_came_before_it()
    {
        var options = new JsonHubProtocolOptions();
        options.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        var protocol = new JsonHubProtocol(Options.Create(options));
        var wire = new ArrayBufferWriter<byte>(64 * 1024);
        var reader = new ReaderOutputs(brief: true);
        var reply = new MessageId(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        var deltas = Enumerable.Range(0, Tokens).Select(n => new ConversationProtocol.TextDelta(reply, 6 * n, " token")).ToArray();

        var started = TimeProvider.System.GetTimestamp();
        double cost;
        // Code that has not been optimised yet boxes on the way.
        do
            cost = Cost();
        while (cost > BytesPerToken && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
        Assert.InRange(cost, 1, BytesPerToken);

        double Cost()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var delta in deltas)
            {
                wire.ResetWrittenCount();
                protocol.WriteMessage(new StreamItemMessage("1", reader.Of(delta)), wire);
            }

            return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Tokens;
        }
    }
}
