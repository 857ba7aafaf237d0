using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Driving;

/// <summary>What a person does and sees on the page, in the person's words.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    public const string Password = "seven blue kites over the harbour";

    private readonly List<string> _problems = [];

    public ChatPage(IPage page)
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

    /// <summary>For signing in; empty for a window without a member.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Uncaught errors and refusals of the security policy; a healthy page has none.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public ILocator Replies => Page.Locator("article.reply");

    public ILocator Reply => Replies.Last;

    public ILocator Questions => Page.Locator("article.question");

    public ILocator Titles => Page.Locator(".history-list .item-title");

    public ILocator Composer => Page.Locator("textarea.composer-field");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public async Task RegisterAsync(string name)
    {
        await Page.Locator("[name=displayName]").FillAsync(name);
        await Page.Locator("[name=userName]").FillAsync(name.ToLowerInvariant());
        await Page.Locator("[name=password]").FillAsync(Password);
        await Page.Locator("button[type=submit]").ClickAsync();
        await Composer.WaitForAsync();
    }

    public async Task SignInAsync(string userName)
    {
        await Page.Locator("[name=userName]").FillAsync(userName.ToLowerInvariant());
        await Page.Locator("[name=password]").FillAsync(Password);
        await Page.Locator("button[type=submit]").ClickAsync();
        await Page.Locator("#history").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public async Task AskAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Asks and waits until the reply is whole and can be acted on.</summary>
    public async Task AskAndWaitAsync(string text, string reply)
    {
        await AskAsync(text);
        await WaitForTextAsync(Reply, reply);
        await WholeAsync();
    }

    /// <summary>Changes the last question and sends it again. The field puts the cursor behind its text when it opens, which is waited for as a person does.</summary>
    public async Task ChangeAsync(string text)
    {
        await Questions.Last.HoverAsync();
        await Button("Edit and send again").ClickAsync();
        var field = Page.Locator("form.editing textarea");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync(text);
        await Page.Locator("form.editing").GetByText("Send", new() { Exact = true }).ClickAsync();
    }

    /// <summary>Types a name where one is asked for, and ends with a key. The field takes the focus last of all that a press began, which is waited for.</summary>
    public async Task NameAsync(string title, string key = "Enter")
    {
        var field = Page.Locator("input.rename");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync(title);
        await field.PressAsync(key);
    }

    /// <summary>Nothing is being written any more.</summary>
    public Task WholeAsync() => Expect(Page.Locator("article.writing")).ToHaveCountAsync(0);

    /// <summary>Leaves for a new conversation, and waits until its field is the one on the page: drawing takes a frame.</summary>
    public async Task NewConversationAsync()
    {
        await Page.Locator(".new-conversation:visible, .new-button:visible").First.ClickAsync();
        await Page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    public async Task ChooseAsync(string conversation, string action)
    {
        await Page.Locator("li.item", new() { HasText = conversation }).HoverAsync();
        await Button($"Actions for {conversation}").First.ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = action }).ClickAsync();
    }

    /// <summary>
    /// Watches from now on for something that is on the page for a moment only. The page itself keeps watch, so that a test that
    /// is late has seen it all the same.
    /// </summary>
    /// <param name="selector">What to look for; <paramref name="text"/> is looked for in it.</param>
    /// <returns>To be awaited twice: first until it watches, then until it has seen it.</returns>
    public async Task<Func<Task>> WatchForAsync(string selector, string text = "")
    {
        await Page.EvaluateAsync(
            """
            ([selector, text]) => {
              globalThis.seen = new Promise(seen => {
                const look = () => [...document.querySelectorAll(selector)].some(e => e.textContent.includes(text)) && seen();
                new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
                look();
              });
            }
            """,
            new[] { selector, text });
        return () => Page.EvaluateAsync("() => globalThis.seen").WaitAsync(TimeSpan.FromMinutes(1));
    }

    public Task WaitForTextAsync(ILocator where, string text) => Expect(where).ToContainTextAsync(text);

    public async Task<string> ReplyTextAsync() => (await Reply.Locator(".prose").InnerTextAsync()).Trim();

    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());
}
