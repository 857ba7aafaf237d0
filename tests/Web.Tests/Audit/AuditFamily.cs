using System.Text.Json;
using Dapper;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Storage;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>A whole server with its admin, mona, and what tests of the audit do over and over.</summary>
sealed class AuditFamily : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    AuditFamily(WholeServer server, Browser admin) => (Server, Admin) = (server, admin);

    public WholeServer Server { get; private set; }

    public Browser Admin { get; private set; }

    public static async Task<AuditFamily> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = await WholeServer.StartAsync(settings);
        return new AuditFamily(server, await server.RegisterAsync("mona"));
    }

    /// <param name="between">What is done to the files while no server runs.</param>
    public Task RestartAsync(Action? between = null) => RestartAsync(() =>
    {
        between?.Invoke();
        return Task.CompletedTask;
    });

    /// <param name="between">What is done to the files while no server runs.</param>
    public async Task RestartAsync(Func<Task> between)
    {
        Admin.Dispose();
        Server = await Server.RestartAsync(between);
        Admin = Server.OpenBrowser();
        using var signedIn = await Admin.SignInAsync("mona").ShouldBeAsync(200);
    }

    /// <summary>A conversation of the member with one question and the model's answer to it.</summary>
    public async Task<string> TalkAsync(Browser member, string question, string answer, string? title = null)
    {
        Server.Model.Script(Behaviour.Says(answer));
        var id = await member.CreateConversationAsync(title);
        await using var line = await HubLine.OpenAsync(member);
        await using var outputs = line.Watch(id);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(id, question);
        await outputs.UntilAsync("ended");
        await CaughtUpAsync();
        return id;
    }

    public async Task CaughtUpAsync()
    {
        var projection = Server.Services.GetRequiredService<AuditProjection>();
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Step);
        while (Outbox() > 0 || (await projection.ProgressAsync(limit.Token)).Lag > 0)
            await timer.WaitForNextTickAsync(limit.Token);
    }

    long Outbox()
    {
        using var connection = Server.Services.GetRequiredService<AppDatabase>().Open();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM account_outbox");
    }

    public async Task<JsonElement> AdminGetAsync(string path)
    {
        await CaughtUpAsync();
        return await GetAsync(Admin, path);
    }

    public static async Task<JsonElement> GetAsync(Browser browser, string path)
    {
        using var answer = await browser.GetAsync(path).ShouldBeAsync(200);
        return await answer.JsonAsync();
    }

    public async Task<IReadOnlyList<JsonElement>> EventsAsync(string query = "") =>
        [.. (await AdminGetAsync($"/api/admin/audit?limit=200&{query}")).GetProperty("events").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
    }
}
