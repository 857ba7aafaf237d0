using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Driving;

/// <summary>One real Chromium, the distribution's, for all tests; each test opens windows of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds after which something hangs, on any machine: nothing that is waited for takes this long, and nothing is shown by how long it took.</summary>
    private const float Patience = 60_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Flags,
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A window with cookies and storage of its own, as a second person's device has, at the page's front door.</summary>
    internal async Task<ChatPage> OpenAsync(FamilyChatServer server, Device? device = null)
    {
        var page = await BlankAsync(server, device);
        await page.Page.GotoAsync("/");
        return page;
    }

    /// <summary>The same before anything is loaded: cookies and scripts may still be put in.</summary>
    internal async Task<ChatPage> BlankAsync(FamilyChatServer server, Device? device = null)
    {
        var context = await _browser.NewContextAsync((device ?? Device.Laptop).Options(server.Address));
        context.SetDefaultTimeout(Patience);
        return new ChatPage(await context.NewPageAsync());
    }

    /// <summary>The browser's own instruments, for measuring.</summary>
    internal Task<ICDPSession> InstrumentsAsync() => _browser.NewBrowserCDPSessionAsync();
}

[CollectionDefinition(Name)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
