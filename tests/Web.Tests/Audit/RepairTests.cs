using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>What a restart finds unfinished goes on by itself.</summary>
public sealed class RepairTests : IAsyncLifetime
{
    AuditFamily family = null!;

    public async Task InitializeAsync() => family = await AuditFamily.StartAsync(("ModelServer:Url", "http://127.0.0.1:9"));

    public async Task DisposeAsync() => await family.DisposeAsync();

    [Fact]
    public async Task A_message_kept_while_the_model_was_away_goes_out_after_a_restart_without_anybody_opening_it()
    {
        family.Server.Model.Script(Behaviour.Says("Here I am."));
        var id = await family.Admin.CreateConversationAsync();
        await using (var line = await HubLine.OpenAsync(family.Admin))
            await line.SendAsync(id, "Are you there?");
        await family.CaughtUpAsync();

        await family.RestartAsync();

        Assert.Equal("Here I am.", await AnswerAsync(id));
    }

    /// <summary>The reply as the audit has it; the conversation itself is not touched.</summary>
    async Task<string> AnswerAsync(string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (await family.EventsAsync($"conversation={id}&kind=replied") is [var reply, ..])
                return reply.Text("summary");
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
