using System.Text.Json;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FamilyChat.Web.Tests.Hosting;

/// <summary>A server of the rooms under test, on loopback, over a real <c>app.db</c> in a folder of its own.</summary>
sealed class FamilyHost : IAsyncDisposable
{
    // The real figure would make every test wait for it; only the test of timing asks for more.
    const int QuickHashIterations = 1000;

    readonly WebApplication server;
    readonly TemporaryFolder? temporary;

    FamilyHost(WebApplication server, ManualClock clock, HeardEvents events, CollectedLogs logs, string folder, TemporaryFolder? temporary)
    {
        this.server = server;
        this.temporary = temporary;
        (Clock, Events, Logs, Folder) = (clock, events, logs, folder);
        Address = new Uri(server.Urls.Single());
    }

    public Uri Address { get; }

    public string Folder { get; }

    public ManualClock Clock { get; }

    public HeardEvents Events { get; }

    public CollectedLogs Logs { get; }

    public IServiceProvider Services => server.Services;

    /// <param name="settings">Pairs under <c>FamilyChat:</c>, for example <c>("Registration", "open")</c>.</param>
    public static Task<FamilyHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(folder: null, QuickHashIterations, settings);

    /// <param name="services">What takes the place of the product's own.</param>
    public static Task<FamilyHost> StartAsync(Action<IServiceCollection> services) => StartAsync(folder: null, QuickHashIterations, services);

    public static Task<FamilyHost> StartAsync(string? folder, int hashIterations, params (string Key, string Value)[] settings) =>
        StartAsync(folder, hashIterations, services: null, settings);

    /// <param name="clock">One that outlives the server.</param>
    public static Task<FamilyHost> StartAsync(string folder, ManualClock clock, params (string Key, string Value)[] settings) =>
        StartAsync(folder, QuickHashIterations, services => services.AddSingleton<TimeProvider>(clock), settings);

    static async Task<FamilyHost> StartAsync(
        string? folder, int hashIterations, Action<IServiceCollection>? services, params (string Key, string Value)[] settings)
    {
        var ownFolder = folder is null ? new TemporaryFolder() : null;
        var (clock, events, logs) = (new ManualClock(), new HeardEvents(), new CollectedLogs());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["FamilyChat:DataDirectory"] = folder ?? ownFolder!.Path;
        foreach (var (key, value) in settings) builder.Configuration[$"FamilyChat:{key}"] = value;
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IAccountEvents>(events);
        builder.Services.AddSingleton<IServerFacts, NoModel>();
        builder.Services.AddSingleton<IMemberPolicies, RememberedPolicies>();
        builder.Services.AddSignalR();
        builder.AddStorage();
        builder.AddWebSecurity();
        builder.AddAccounts();
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = hashIterations);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseWebSecurity();
        app.MapAccounts();
        app.MapHub<NoHub>("/hub/test").RequireAuthorization(AccessPolicies.Member);
        app.MapGet("/fails", string () => throw new InvalidOperationException("the secret of the cellar"));
        await app.StartAsync();
        return new FamilyHost(app, clock, events, logs, folder ?? ownFolder!.Path, ownFolder);
    }

    public Browser OpenBrowser(string userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0") => new(Address, userAgent);

    /// <summary>A family with its admin signed in.</summary>
    public async Task<Browser> RegisterAdminAsync(string userName = "mona")
    {
        var browser = OpenBrowser();
        await browser.RegisterAsync(userName);
        return browser;
    }

    /// <summary>A member made by the admin, signed in on a browser of their own.</summary>
    public async Task<Browser> AddMemberAsync(Browser admin, string userName, string role = "adult")
    {
        var body = new { userName, displayName = userName, password = Browser.PasswordOf(userName), role };
        using var made = await admin.SendAsync(HttpMethod.Post, "/api/admin/users", body);
        await made.ShouldBeAsync(201);
        var browser = OpenBrowser();
        await (await browser.SignInAsync(userName)).ShouldBeAsync(200);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        temporary?.Dispose();
    }

    sealed class NoHub : Hub;

    sealed class NoModel : IServerFacts
    {
        public ModelServerDto ModelServer { get; } = new("demo", "Demo", "ready", "", null);

        public string Version => "test";
    }

    sealed class RememberedPolicies : IMemberPolicies
    {
        readonly Dictionary<Guid, object> policies = [];

        public Task<IReadOnlyDictionary<Guid, object>> ListAsync(CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<Guid, object>>(policies);

        public string? Problem(JsonElement change) =>
            change.TryGetProperty("messagesPerDay", out var count) && count.ValueKind != JsonValueKind.Number ? "messagesPerDay is a number." : null;

        public Task ChangeAsync(Guid memberId, JsonElement change, Guid byId, CancellationToken cancel)
        {
            policies[memberId] = change.Clone();
            return Task.CompletedTask;
        }
    }
}
