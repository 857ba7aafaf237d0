using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Crowds;

/// <summary>A family's day in a few seconds: chatting, reloading, stopping, coming back.</summary>
public sealed class DaySpecs
{
    [Fact]
    public async Task A_day_of_mixed_use_leaves_memory_handles_and_threads_where_they_were()
    {
        var length = Form.Of(TimeSpan.FromSeconds(8), TimeSpan.FromMinutes(5));
        await using var model = await Model.StartAsync(Model.Story(60), TimeSpan.FromMilliseconds(1));
        await using var server = await FamilyChatServer.StartAsync(
            model.BaseAddress.ToString(), data: null, ("ModelServer:Slots", "8"), ("Limits:MessagesPerMinute", "0"), ("Limits:RequestsPerMinute", "0"),
            ("Limits:PassivateConversationAfter", "00:00:02"));
        var members = new List<Member>();
        for (var i = 0; i < 5; i++)
            members.Add(await Member.JoinAsync(server, $"member{i}"));
        await LiveAsync(members, length / 4);
        var before = Vitals.Of(server.ProcessId);

        await LiveAsync(members, length);

        var after = Vitals.Of(server.ProcessId);
        Form.Report($"mixed use without pause for {length.TotalSeconds:0} s", $"{members.Sum(m => m.Acknowledged.Count)} messages; {before} before, {after} after");
        Assert.True(after.Handles < before.Handles + 30, $"{before} before, {after} after");
        Assert.True(after.Threads < before.Threads + 15, $"{before} before, {after} after");
        Assert.True(after.Megabytes < (before.Megabytes * 1.5) + 30, $"{before} before, {after} after");
        members.ForEach(m => m.Dispose());
    }

    static async Task LiveAsync(List<Member> members, TimeSpan length)
    {
        using var evening = new CancellationTokenSource(length);
        await Task.WhenAll(members.Select(async member =>
        {
            while (!evening.IsCancellationRequested)
            {
                using var visit = CancellationTokenSource.CreateLinkedTokenSource(evening.Token);
                visit.CancelAfter(TimeSpan.FromMilliseconds(500));
                await member.ChatAsync(visit.Token);
                (await member.Browser.GetAsync("/api/conversations?view=active")).Dispose();
            }
        }));
    }
}
