using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Driving;

/// <summary>What a person does and sees on the page, in the person's words.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private readonly List<string> _problems = [];

    private ChatPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _problems.Add(error);
        page.Console += (_, message) =>
        {
            // A connection that breaks is what some tests are about; the browser itself reports it on the console.
            if (message.Type == "error" && !message.Text.Contains("net::ERR_", StringComparison.Ordinal) && !message.Text.Contains("WebSocket", StringComparison.Ordinal))
                _problems.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Uncaught errors and refusals of the security policy; a healthy page has none.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public ILocator Replies => Page.Locator("article.reply");

    public ILocator Questions => Page.Locator("article.question");

    public ILocator Titles => Page.Locator(".history-list .item-title");

    public ILocator Composer => Page.Locator("textarea");

    public static async Task<ChatPage> OpenAsync(IPage page)
    {
        var opened = new ChatPage(page);
        await page.GotoAsync("/");
        return opened;
    }

    public async Task RegisterAsync(string name)
    {
        await Page.Locator("[name=displayName]").FillAsync(name);
        await Page.Locator("[name=userName]").FillAsync(name.ToLowerInvariant());
        await Page.Locator("[name=password]").FillAsync(Password);
        await Page.Locator("button[type=submit]").ClickAsync();
        await Composer.WaitForAsync();
    }

    public async Task SignInAsync(string name)
    {
        await Page.Locator("[name=userName]").FillAsync(name.ToLowerInvariant());
        await Page.Locator("[name=password]").FillAsync(Password);
        await Page.Locator("button[type=submit]").ClickAsync();
        await Composer.WaitForAsync();
    }

    public async Task AskAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    public async Task WaitForTextAsync(ILocator where, string text) =>
        await Assertions.Expect(where).ToContainTextAsync(text, new() { Timeout = 15_000 });

    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());

    private const string Password = "seven blue kites over the harbour";
}
