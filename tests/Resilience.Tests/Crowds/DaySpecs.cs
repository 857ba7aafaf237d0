using System.Globalization;
using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Crowds;

/// <summary>A family's day in a few seconds: chatting, reloading, coming back, beginning another conversation.</summary>
public sealed class DaySpecs
{
    /// <summary>Megabytes of live objects: what warms up late, such as a cache that fills once.</summary>
    const double MostGrowth = 4;

    /// <summary>A conversation that is left alone leaves memory, so that only what nobody needs any more can grow.</summary>
    const int VisitsOfAConversation = 4;

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
        var live = await LiveHeap.AfterSilenceAsync(server);
        var before = Vitals.Of(server.ProcessId);

        await LiveAsync(members, length);

        var busy = Vitals.Of(server.ProcessId);
        var liveAfter = await LiveHeap.AfterSilenceAsync(server);
        // A pool lets go of a thread it has no work for only after a while.
        var after = await Vitals.OfAsync(server.ProcessId, now => now.Handles < before.Handles + 30 && now.Threads < before.Threads + 15);
        Form.Report(
            $"mixed use without pause for {length.TotalSeconds:0} s",
            string.Create(CultureInfo.InvariantCulture, $"{members.Sum(m => m.Acknowledged.Count)} messages; objects {live:0.0} MB before, {liveAfter:0.0} MB after; {before} before, {busy} at the end, {after} once it was silent"));
        Assert.True(liveAfter < live + MostGrowth, $"{live:0.0} MB of objects before, {liveAfter:0.0} MB after");
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
            for (var visits = 1; !evening.IsCancellationRequested; visits++)
            {
                using var visit = CancellationTokenSource.CreateLinkedTokenSource(evening.Token);
                visit.CancelAfter(TimeSpan.FromMilliseconds(500));
                await member.ChatAsync(visit.Token);
                (await member.Browser.GetAsync("/api/conversations?view=active")).Dispose();
                if (visits % VisitsOfAConversation == 0)
                    await member.BeginAnotherAsync();
            }
        }));
    }
}
