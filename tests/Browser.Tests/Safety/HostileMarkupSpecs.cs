using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Safety;

/// <summary>
/// Hostile text in every place where text is shown: what a member writes, titles, names, and what the model says. Under the product's own
/// policy nothing of it runs, nothing of it leaves the machine, and the policy never has to step in, because no such element is made.
/// </summary>
[Collection(ChromiumCollection.Name)]
public sealed class HostileMarkupSpecs(Chromium chromium, HostileMarkupSpecs.Patient stage) : IClassFixture<HostileMarkupSpecs.Patient>
{
    /// <summary>Payloads put into one message: enough to be quick, few enough to find the culprit.</summary>
    private const int AtOnce = 14;

    private static readonly string[] Payloads = Hostile.Texts;

    public sealed class Patient : Stage
    {
        protected override (string Key, string Value)[] Settings => [("Limits:MessagesPerMinute", "10000")];
    }

    [Fact]
    public void The_collection_is_large_enough_to_mean_something() => Assert.True(Payloads.Length >= 150, $"{Payloads.Length} payloads");

    [Fact]
    public async Task What_must_not_happen_would_be_seen()
    {
        await using var maya = await stage.MemberAsync(chromium);
        var watchman = await Watchman.BesideAsync(maya, new Uri(stage.Server.Address));
        await maya.Page.ReloadAsync();
        await maya.Page.EvaluateAsync("() => pwned(1)");
        await maya.Page.EvaluateAsync("() => { const s = document.createElement('img'); s.src = 'https://evil.example/a.png'; document.body.append(s); }");
        await maya.Page.WaitForFunctionAsync("() => true");
        await Expect(maya.Page.Locator("img[src*=evil]")).ToHaveCountAsync(1);
        Assert.Contains("a script ran", watchman.Seen);
        Assert.Contains(watchman.Seen, seen => seen.StartsWith("the policy had to refuse img-src https://evil.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hostile_text_from_a_member_or_from_the_model_is_only_text()
    {
        await using var maya = await stage.MemberAsync(chromium);
        var watchman = await Watchman.BesideAsync(maya, new Uri(stage.Server.Address));
        await maya.Page.ReloadAsync();
        foreach (var (number, some) in Payloads.Chunk(AtOnce).Index())
        {
            // Each payload begins a block of its own, streamed in small pieces, so that half a tag is on the page at some time.
            var text = string.Join("\n\n", some);
            stage.Script(Behaviour.Says($"Reply {number} begins.\n\n{text}"));
            await maya.AskAsync(text);
            await maya.WaitForTextAsync(maya.Reply, $"Reply {number} begins.");
            await maya.WholeAsync();
        }

        await ClickEveryLinkAsync(maya);
        await Hostile.AssertHarmlessAsync(maya, watchman);
        await maya.Page.ReloadAsync();
        await Expect(maya.Replies).ToHaveCountAsync((Payloads.Length + AtOnce - 1) / AtOnce);
        await Hostile.AssertHarmlessAsync(maya, watchman);
    }

    [Fact]
    public async Task A_hostile_title_is_only_a_title()
    {
        await using var maya = await stage.MemberAsync(chromium);
        var watchman = await Watchman.BesideAsync(maya, new Uri(stage.Server.Address));
        foreach (var payload in Payloads.Where(p => p.Length <= 200))
            await Stage.CallAsync(maya, "POST", "/api/conversations", new { task = "general", title = payload });
        await maya.Page.ReloadAsync();
        await Expect(maya.Titles).ToHaveCountAsync(150);
        await maya.Button("Show older ones").ClickAsync();
        await Expect(maya.Titles).ToHaveCountAsync(Payloads.Count(p => p.Length <= 200));
        Assert.Equal(0, await maya.Page.Locator(".history-list").EvaluateAsync<int>("list => list.querySelectorAll('.item-title *').length"));
        await Hostile.AssertHarmlessAsync(maya, watchman);
    }

    [Fact]
    public async Task A_hostile_name_is_only_a_name()
    {
        foreach (var payload in new[] { "<img src=x onerror=pwned(1)>", "<svg/onload=pwned(1)>", "\"><script>pwned(1)</script>" })
        {
            await using var member = await stage.MemberAsync(chromium, payload);
            var watchman = await Watchman.BesideAsync(member, new Uri(stage.Server.Address));
            await member.Page.ReloadAsync();
            await Expect(member.Page.Locator(".history-foot")).ToContainTextAsync(payload);
            await member.Page.GotoAsync("/settings/account");
            await member.Page.GetByText(payload).First.WaitForAsync();
            await Hostile.AssertHarmlessAsync(member, watchman);
        }
    }

    [Fact]
    public async Task Pictures_from_elsewhere_are_not_fetched_and_links_lead_out_without_a_trace()
    {
        stage.Script(Behaviour.Says("A ![picture](https://evil.example/a.png) and a [link](https://example.org/there)."));
        await using var maya = await stage.MemberAsync(chromium);
        var watchman = await Watchman.BesideAsync(maya, new Uri(stage.Server.Address));
        await maya.AskAsync("show me");
        var link = maya.Reply.Locator("a[href='https://example.org/there']");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Expect(link).ToHaveAttributeAsync("target", "_blank");
        await Expect(maya.Reply.Locator("img")).ToHaveCountAsync(0);
        await Hostile.AssertHarmlessAsync(maya, watchman);
    }

    /// <summary>A link that would run something does so when it is clicked; those that lead elsewhere are held back here.</summary>
    private static async Task ClickEveryLinkAsync(ChatPage page) =>
        await page.Page.EvaluateAsync(
            """
            () => {
              for (const link of document.querySelectorAll('.prose a, .plain a')) {
                if (/^https?:|^mailto:|^tel:/.test(link.href)) continue;
                link.click();
              }
              for (const element of document.querySelectorAll('.prose *')) {
                for (const kind of ['mouseover', 'click', 'focus', 'pointerdown']) element.dispatchEvent(new Event(kind, { bubbles: false }));
              }
            }
            """);
}
