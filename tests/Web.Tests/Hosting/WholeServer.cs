using FamilyChat.LmStudio.Simulator;
using FamilyChat.Web.Chat;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FamilyChat.Web.Tests.Hosting;

/// <summary>All of FamilyChat as its own entry point composes it, on loopback, over real files and a simulated LM Studio across HTTP.</summary>
sealed class WholeServer : IAsyncDisposable
{
    const string DataSetting = "DataDirectory";

    readonly WebApplicationFactory<ChatHub> factory;
    readonly TemporaryFolder folder;
    readonly bool ownsFolder;

    WholeServer(WebApplicationFactory<ChatHub> factory, SimulatorServer model, ManualClock clock, TemporaryFolder folder, bool ownsFolder)
    {
        (this.factory, Model, Clock, this.folder, this.ownsFolder) = (factory, model, clock, folder, ownsFolder);
        Address = factory.ClientOptions.BaseAddress;
    }

    public Uri Address { get; }

    public SimulatorServer Model { get; }

    /// <summary>The server's clock; the model server keeps its own.</summary>
    public ManualClock Clock { get; }

    public IServiceProvider Services => factory.Services;

    public string DataDirectory => folder.Path;

    /// <param name="settings">Pairs under <c>FamilyChat:</c>, for example <c>("ModelServer:Slots", "1")</c>.</param>
    public static Task<WholeServer> StartAsync(params (string Key, string Value)[] settings) => StartAsync(SimulatorOptions.Testing, settings);

    public static async Task<WholeServer> StartAsync(SimulatorOptions model, params (string Key, string Value)[] settings) =>
        Start(new TemporaryFolder(), ownsFolder: true, await SimulatorServer.StartAsync(model), settings);

    /// <param name="services">What is added to the product's own.</param>
    public static async Task<WholeServer> StartAsync(Action<IServiceCollection> services) =>
        Start(new TemporaryFolder(), ownsFolder: true, await SimulatorServer.StartAsync(SimulatorOptions.Testing), [], services);

    /// <summary>The same data and model server after a restart in good order.</summary>
    public Task<WholeServer> RestartAsync(params (string Key, string Value)[] settings) => RestartAsync(beforeStart: () => Task.CompletedTask, settings);

    /// <param name="beforeStart">What happens to the data while no server holds it.</param>
    public Task<WholeServer> RestartAsync(Action beforeStart, params (string Key, string Value)[] settings) => RestartAsync(
        () =>
        {
            beforeStart();
            return Task.CompletedTask;
        },
        settings);

    /// <param name="beforeStart">What happens to the data while no server holds it.</param>
    public async Task<WholeServer> RestartAsync(Func<Task> beforeStart, params (string Key, string Value)[] settings)
    {
        await factory.DisposeAsync();
        await beforeStart();
        return Start(folder, ownsFolder: true, Model, settings);
    }

    public Browser OpenBrowser() => new(Address, "Mozilla/5.0 (test)");

    public async Task<Browser> RegisterAsync(string userName)
    {
        var browser = OpenBrowser();
        await browser.RegisterAsync(userName);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        await Model.DisposeAsync();
        if (ownsFolder)
            folder.Dispose();
    }

    static WholeServer Start(
        TemporaryFolder folder, bool ownsFolder, SimulatorServer model, (string Key, string Value)[] settings, Action<IServiceCollection>? more = null)
    {
        var clock = new ManualClock();
        var data = settings.LastOrDefault(setting => setting.Key == DataSetting).Value ?? folder.Path;
        var server = new Composition(data, web =>
        {
            web.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                more?.Invoke(services);
            });
            web.UseSetting($"FamilyChat:{DataSetting}", data);
            web.UseSetting("FamilyChat:Registration", "open");
            // A script is for the replies a test asks for; a side job would take a part of it.
            web.UseSetting("FamilyChat:Limits:TitlesByModel", "false");
            // The library's own tests are about its limits; beside other servers a query takes longer, and the heap it may fill is the process's.
            web.UseSetting("FamilyChat:Limits:MusicQuery:Time", "00:01:00");
            web.UseSetting("FamilyChat:Limits:MusicQuery:MemoryBytes", "2000000000");
            web.UseSetting("FamilyChat:Limits:MusicLookup", "00:01:00");
            web.UseSetting("FamilyChat:ModelServer:Url", model.BaseAddress.ToString());
            foreach (var (key, value) in settings)
                web.UseSetting($"FamilyChat:{key}", value);
        });
        server.UseKestrel(0);
        server.StartServer();
        return new WholeServer(server, model, clock, folder, ownsFolder);
    }

    sealed class Composition(string dataDirectory, Action<IWebHostBuilder> configure) : WebApplicationFactory<ChatHub>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => configure(builder);

        protected override IHost CreateHost(IHostBuilder builder) => new EntryPointHost(base.CreateHost(builder), dataDirectory);
    }
}
