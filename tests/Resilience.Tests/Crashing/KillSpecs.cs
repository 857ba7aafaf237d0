using System.Diagnostics;
using System.Globalization;
using FamilyChat.Resilience.Tests.Household;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Resilience.Tests.Crashing;

/// <summary>A power cut at a random moment while everybody chats, again and again.</summary>
public sealed class KillSpecs
{
    static readonly TimeSpan MayBeLost = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_killed_server_has_lost_no_acknowledged_message_and_no_more_than_a_quarter_second_of_text()
    {
        var (kills, count) = Form.Of((5, 6), (100, 20));
        await using var model = await Model.StampedAsync();
        // A snapshot every ten events, so that many kills meet one being written.
        await using var server = await FamilyChatServer.StartAsync(
            model.BaseAddress.ToString(), data: null, ("ModelServer:Slots", "16"), ("Limits:MessagesPerMinute", "0"), ("Limits:SnapshotEvery", "10"));
        var members = new List<Member>();
        for (var i = 0; i < count; i++)
            members.Add(await Member.JoinAsync(server, $"member{i}"));
        var random = new Random(4711);
        var starts = new List<double>();
        var cut = new Dictionary<string, LostText?>();

        // On a machine so slow that no kill met a reply being written there are more of them, up to a bound.
        for (var kill = 0; kill < kills || (cut.Count == 0 && kill < 10 * kills); kill++)
        {
            var chats = members.ConvertAll(m => m.ChatAsync());
            await Task.Delay(random.Next(200, 1_500));
            server.Kill();
            await Task.WhenAll(chats).WaitAsync(Patience);

            var start = Stopwatch.StartNew();
            await server.RestartAsync();
            starts.Add(start.Elapsed.TotalMilliseconds);
            foreach (var member in members)
                await NoteLostTextAsync(member, cut);
        }

        await Task.WhenAll(members.Select(AllEndedAsync)).WaitAsync(Patience);
        await JournalAgreesAsync(server, members);
        var checkedEvents = await AuditIsWholeAsync(members[0]);
        starts.Sort();
        var lost = cut.Values.OfType<LostText>().OrderBy(text => text.AtMost).ToList();
        Form.Report(
            $"kill -9, {starts.Count} times, {count} members chatting",
            $"{members.Sum(m => m.Acknowledged.Count)} messages acknowledged, 0 lost or doubled; {cut.Count} replies cut off, {lost.Count} of them short of text seen: "
            + $"{Milliseconds(lost, 0.5)} (median) to {Milliseconds(lost, 1)} of it at most; audit chain of {checkedEvents} events verified; "
            + $"ready again after {starts[starts.Count / 2]:0} ms (median), {starts[^1]:0} ms (longest)");
        Assert.True(cut.Count > 0, "No kill met a reply being written: the test has shown nothing.");
        members.ForEach(m => m.Dispose());
    }

    static async Task NoteLostTextAsync(Member member, Dictionary<string, LostText?> cut)
    {
        foreach (var message in (await member.MessagesAsync()).Where(m => m.Text("role") == "assistant"))
        {
            var reply = message.Text("id");
            var lost = member.Shown.LostFrom(reply, message.Text("text"));
            if (message.Text("state") == "interrupted")
                cut.TryAdd(reply, lost);
            Assert.True(lost is null || lost.AtLeast <= MayBeLost, $"A reader lost {lost?.AtLeast.TotalMilliseconds:0} to {lost?.AtMost.TotalMilliseconds:0} ms of text: {lost?.Seen}.");
        }
    }

    static async Task<int> AuditIsWholeAsync(Member admin)
    {
        using var answer = await admin.Browser.GetAsync("/api/admin/audit/verify").ShouldBeAsync(200);
        var verification = await answer.JsonAsync();
        Assert.True(verification.GetProperty("valid").GetBoolean(), verification.GetRawText());
        return verification.GetProperty("count").GetInt32();
    }

    static string Milliseconds(List<LostText> lost, double share) =>
        lost.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{lost[(int)((lost.Count - 1) * share)].AtMost.TotalMilliseconds:0} ms");

    static async Task AllEndedAsync(Member member)
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        await member.SettleAsync();
        await member.ChatAsync(left.Token);
        var messages = await member.MessagesAsync();
        Assert.Equal(messages.Count, messages.Select(m => m.Text("id")).Distinct().Count());
        foreach (var (question, reply) in member.Acknowledged)
        {
            Assert.Single(messages, m => m.Text("id") == question);
            var answer = Assert.Single(messages, m => m.Text("parentId") == question);
            Assert.Equal(reply, answer.Text("id"));
            Assert.Contains(answer.Text("state"), new[] { "complete", "interrupted" });
        }
    }

    static async Task JournalAgreesAsync(FamilyChatServer server, List<Member> members)
    {
        var events = await Journal.ReadAsync(server.DataDirectory);
        var sent = events.OfType<MessageSent>().Select(e => e.MessageId.ToString()).ToList();
        var requested = events.OfType<ReplyRequested>().Select(e => e.ReplyId).ToHashSet();
        var ended = events.OfType<ReplyEnded>().Select(e => e.ReplyId).ToList();
        Assert.Equal(sent.Count, sent.Distinct().Count());
        Assert.Equal(members.SelectMany(m => m.Acknowledged.Keys).Order(), sent.Order());
        Assert.Equal(ended.Count, ended.Distinct().Count());
        Assert.Equal(requested, ended.ToHashSet());
    }
}
