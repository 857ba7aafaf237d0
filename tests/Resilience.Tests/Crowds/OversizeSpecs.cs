using System.Diagnostics;
using System.Net.WebSockets;
using System.Threading.Channels;
using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Crowds;

/// <summary>Messages far beyond what anybody types.</summary>
public sealed class OversizeSpecs
{
    const int TenMegabytes = 10 * 1024 * 1024;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Unheard = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Messages_of_ten_megabytes_are_turned_away_without_being_held_while_another_members_reply_goes_on()
    {
        // A client that has written into a connection the server has ended may hear so only when its own patience is over.
        var count = Form.Of(20, 40);
        await using var model = await Model.StartAsync(Model.Story(200), TimeSpan.FromMilliseconds(5));
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString(), data: null, ("Limits:RequestsPerMinute", "0"));
        using var maya = await Member.JoinAsync(server, "maya");
        using var noah = await Member.JoinAsync(server, "noah");
        await using var line = await HubLine.OpenAsync(maya.Browser);
        await using var outputs = line.Watch(maya.Conversation);
        await outputs.UntilAsync("snapshot");
        var huge = new string('a', TenMegabytes);
        await TurnedAwayAsync(noah, huge);
        var before = Vitals.Of(server.ProcessId);

        var clock = Stopwatch.StartNew();
        await line.SendAsync(maya.Conversation, "Tell me a story");
        var flood = Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) => await TurnedAwayAsync(noah, huge));
        var ended = (await outputs.UntilAsync("ended")).GetProperty("message");
        var took = clock.Elapsed;
        await flood.WaitAsync(Patience);

        var after = Vitals.Of(server.ProcessId);
        Form.Report($"{count} messages of 10 MB over the hub and as requests", $"each turned away; {before} before, {after} after; another member's reply took {took.TotalSeconds:0.0} s meanwhile");
        Assert.Equal(Model.Story(200), ended.Text("text"));
        Assert.Empty(await noah.MessagesAsync());
        Assert.True(after.Megabytes < before.Megabytes + 60, $"{before} before, {after} after");
    }

    [Fact]
    public async Task The_longest_message_is_taken_and_one_character_more_is_refused_in_words()
    {
        const int Longest = 200_000;
        await using var model = await Model.StartAsync("Fine.", TimeSpan.Zero);
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString());
        using var maya = await Member.JoinAsync(server, "maya");
        await using var line = await HubLine.OpenAsync(maya.Browser);

        // Every character as long in JSON as it can be.
        await line.SendAsync(maya.Conversation, new string('\u0001', Longest - 1) + "a");
        var refused = await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(maya.Conversation, new string('a', Longest + 1), queue: true));

        Assert.Equal("message-too-long", refused.Code);
        Assert.Equal(Longest, (await maya.MessagesAsync())[0].Text("text").Length);
    }

    /// <summary>Over the hub the connection ends; a request is refused.</summary>
    static async Task TurnedAwayAsync(Member member, string huge)
    {
        await using var line = await HubLine.OpenAsync(member.Browser);
        var lost = await Record.ExceptionAsync(() => line.SendAsync(member.Conversation, huge).WaitAsync(Unheard));
        Assert.True(lost is IOException or WebSocketException or ChannelClosedException or OperationCanceledException or TimeoutException, lost?.ToString() ?? "It was taken.");
        try
        {
            using var answer = await member.Browser.SendAsync(HttpMethod.Post, "/api/conversations", new { title = huge });
            Assert.Equal(413, (int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server closed the connection before all of it was sent.
        }
    }
}
