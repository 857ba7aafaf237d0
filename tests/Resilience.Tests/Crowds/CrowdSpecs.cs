using System.Diagnostics;
using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Crowds;

/// <summary>Many at once, and one who is too many.</summary>
public sealed class CrowdSpecs
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_flood_is_told_to_slow_down_while_another_members_reply_goes_on()
    {
        await using var model = await Model.StartAsync(Model.Story(200), TimeSpan.FromMilliseconds(4));
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString(), data: null, ("ModelServer:Slots", "2"));
        using var maya = await Member.JoinAsync(server, "maya");
        using var noah = await Member.JoinAsync(server, "noah");
        await using var flood = await HubLine.OpenAsync(noah.Browser);
        await using var line = await HubLine.OpenAsync(maya.Browser);
        await using var outputs = line.Watch(maya.Conversation);
        await outputs.UntilAsync("snapshot");

        var sends = Enumerable.Range(0, 500).Select(_ => CodeAsync(flood.SendAsync(noah.Conversation, "Again!", queue: true))).ToList();
        await line.SendAsync(maya.Conversation, "Tell me a story");
        var clock = Stopwatch.StartNew();
        await outputs.UntilAsync("ended");
        var codes = await Task.WhenAll(sends).WaitAsync(Patience);

        var accepted = codes.Count(code => code is null);
        Form.Report("500 messages at once by one member", $"{accepted} accepted, {codes.Length - accepted} told `slow-down`; another member's reply took {clock.ElapsedMilliseconds} ms meanwhile");
        Assert.InRange(accepted, 1, 60);
        Assert.All(codes.Where(code => code is not null), code => Assert.Equal("slow-down", code));
    }

    [Fact]
    public async Task More_open_pages_than_a_member_may_have_are_turned_away()
    {
        await using var server = await FamilyChatServer.StartAsync("", data: null, ("Limits:ConnectionsPerMember", "2"));
        using var maya = await Member.JoinAsync(server, "maya");
        await using var first = await HubLine.OpenAsync(maya.Browser);
        await using var second = await HubLine.OpenAsync(maya.Browser);
        await first.InvokeAsync("Stop", new { conversationId = maya.Conversation });
        await second.InvokeAsync("Stop", new { conversationId = maya.Conversation });

        await using var third = await HubLine.OpenAsync(maya.Browser);
        await third.Closed.WaitAsync(Patience);
        await first.InvokeAsync("Stop", new { conversationId = maya.Conversation });

        Assert.Contains("slow-down", third.Farewell?.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_replies_at_once_all_end_whole()
    {
        var count = Form.Of(40, 200);
        await using var model = await Model.StartAsync(Model.Story(100), TimeSpan.FromMilliseconds(5));
        await using var server = await FamilyChatServer.StartAsync(
            model.BaseAddress.ToString(), data: null, ("ModelServer:Slots", "64"), ("Limits:MessagesPerMinute", "0"), ("Limits:CredentialRequestsPerMinute", "0"));
        var members = await HouseholdAsync(server, count);
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(members.Select(m => OneReplyAsync(m, Model.Story(100)))).WaitAsync(Patience);

        Form.Report($"{count} replies asked for at once", $"all whole after {clock.Elapsed.TotalSeconds:0.0} s; {Vitals.Of(server.ProcessId)}");
        members.ForEach(m => m.Dispose());
    }

    [Fact]
    public async Task A_storm_of_reconnections_leaves_nothing_behind()
    {
        var count = Form.Of(300, 10_000);
        await using var model = await Model.StartAsync(Model.Story(100), TimeSpan.FromMilliseconds(2));
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString(), data: null, ("Limits:RequestsPerMinute", "0"));
        using var maya = await Member.JoinAsync(server, "maya");
        await ReconnectAsync(maya, 100);
        var before = Vitals.Of(server.ProcessId);
        var clock = Stopwatch.StartNew();

        await ReconnectAsync(maya, count);

        var took = clock.Elapsed;
        await OneReplyAsync(maya, Model.Story(100)).WaitAsync(Patience);
        // The server hears of a closed connection later than the one who closed it.
        var after = await Vitals.OfAsync(server.ProcessId, now => now.Handles < before.Handles + 40 && now.Megabytes < before.Megabytes + 60);
        Form.Report($"{count:N0} reconnections, each watching", $"{count / took.TotalSeconds:0} a second; {before} before, {after} after");
        Assert.True(after.Handles < before.Handles + 40, $"{before} before, {after} after");
        Assert.True(after.Megabytes < before.Megabytes + 60, $"{before} before, {after} after");
    }

    static Task ReconnectAsync(Member member, int times) =>
        Parallel.ForEachAsync(Enumerable.Range(0, times), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (_, _) =>
        {
            await using var line = await HubLine.OpenAsync(member.Browser);
            await using var outputs = line.Watch(member.Conversation);
            await outputs.UntilAsync("snapshot");
        });

    static async Task<List<Member>> HouseholdAsync(FamilyChatServer server, int count)
    {
        var members = new List<Member>();
        for (var i = 0; i < count; i++)
            members.Add(await Member.JoinAsync(server, $"member{i}"));
        return members;
    }

    static async Task OneReplyAsync(Member member, string expected)
    {
        await using var line = await HubLine.OpenAsync(member.Browser);
        await using var outputs = line.Watch(member.Conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(member.Conversation, "Tell me a story");
        Assert.Equal(expected, (await outputs.UntilAsync("ended")).GetProperty("message").Text("text"));
    }

    static async Task<string?> CodeAsync(Task<System.Text.Json.JsonElement> send)
    {
        try
        {
            await send;
            return null;
        }
        catch (HubRefusal refused)
        {
            return refused.Code;
        }
    }
}
