using System.Diagnostics;
using System.Text.Json;
using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Crowds;

/// <summary>A school rather than a family: all signed in, each with a page open, some of them chatting.</summary>
public sealed class SignedInSpecs
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Members_who_only_have_a_page_open_cost_little_and_slow_nobody_down()
    {
        var (count, chatting) = Form.Of((60, 6), (1_000, 20));
        await using var model = await Model.StartAsync(Model.Story(100), TimeSpan.FromMilliseconds(5));
        await using var server = await FamilyChatServer.StartAsync(
            model.BaseAddress.ToString(), data: null, ("ModelServer:Slots", "64"), ("Limits:CredentialRequestsPerMinute", "0"), ("Limits:RequestsPerMinute", "0"));
        var before = Vitals.Of(server.ProcessId);
        var pages = new Page[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
            pages[i] = await Page.OpenAsync(server, $"member{i}"));
        var open = Vitals.Of(server.ProcessId);

        var clock = Stopwatch.StartNew();
        var replies = await Task.WhenAll(pages.Take(chatting).Select(page => page.AskAsync())).WaitAsync(Patience);

        Form.Report(
            $"{count:N0} signed-in members with a page open, {chatting} chatting",
            $"{before} before, {open} after; {chatting} replies whole after {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.All(replies, reply => Assert.Equal(Model.Story(100), reply));
        // What the first few cost is the program getting warm.
        Assert.True(open.Megabytes - before.Megabytes < 60 + (0.25 * count), $"{before} before, {open} after");
        foreach (var page in pages)
            await page.DisposeAsync();
    }

    /// <summary>What an open page holds: its connection, the list, one conversation.</summary>
    sealed class Page(Member member, HubLine line, IAsyncEnumerator<JsonElement> list, IAsyncEnumerator<JsonElement> outputs) : IAsyncDisposable
    {
        public static async Task<Page> OpenAsync(FamilyChatServer server, string name)
        {
            var member = await Member.JoinAsync(server, name);
            var line = await HubLine.OpenAsync(member.Browser);
            var list = line.StreamAsync("WatchAll").GetAsyncEnumerator();
            await list.UntilAsync("modelServer");
            var outputs = line.Watch(member.Conversation);
            await outputs.UntilAsync("snapshot");
            return new Page(member, line, list, outputs);
        }

        public async Task<string> AskAsync()
        {
            await line.SendAsync(member.Conversation, "Tell me a story");
            return (await outputs.UntilAsync("ended")).GetProperty("message").Text("text");
        }

        public async ValueTask DisposeAsync()
        {
            await outputs.DisposeAsync();
            await list.DisposeAsync();
            await line.DisposeAsync();
            member.Dispose();
        }
    }
}
