using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>What a restart interrupts is put right by itself.</summary>
public sealed class RepairTests : IAsyncLifetime
{
    AuditFamily family = null!;

    public async Task InitializeAsync() => family = await AuditFamily.StartAsync();

    public async Task DisposeAsync() => await family.DisposeAsync();

    [Fact]
    public async Task A_reply_interrupted_by_a_restart_ends_without_anybody_opening_it()
    {
        family.Server.Model.Script(Behaviour.Stalls(4, "a b c d e f g h"));
        var id = await family.Admin.CreateConversationAsync();
        await using (var line = await HubLine.OpenAsync(family.Admin))
        {
            await using var outputs = line.Watch(id);
            await outputs.UntilAsync("snapshot");
            await line.SendAsync(id, "Go on");
            await outputs.UntilAsync("delta");
        }

        await family.CaughtUpAsync();
        await family.RestartAsync();

        Assert.Equal("interrupted", await EndAsync(id));
    }

    /// <summary>The kind of the reply's end, as the audit has it; the conversation itself is not touched.</summary>
    async Task<string> EndAsync(string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var kinds = (await family.EventsAsync($"conversation={id}")).Select(e => e.Text("kind"));
            if (kinds.FirstOrDefault(k => k is "interrupted" or "replied" or "stopped" or "failed") is { } end)
                return end;
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
