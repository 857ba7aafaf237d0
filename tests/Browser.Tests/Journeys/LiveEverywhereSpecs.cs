using System.Globalization;
using FamilyChat.Browser.Tests.Driving;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Journeys;

/// <summary>The same conversation in two tabs and on two devices: one text everywhere, at once.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class LiveEverywhereSpecs(Chromium chromium, Stage stage, ITestOutputHelper output) : IClassFixture<Stage>
{
    /// <summary>Milliseconds from a message's Enter on one device to its text on another: all of what a person waits for.</summary>
    private const double Soon = 200;

    private const int Tries = 7;

    [Fact]
    public async Task A_message_is_on_the_other_device_within_a_blink()
    {
        await using var laptop = await stage.MemberAsync(chromium);
        await laptop.AskAndWaitAsync("the very first", "the very first");
        await using var phone = await stage.AgainAsync(chromium, laptop, Device.Phone);
        await phone.Page.GotoAsync(laptop.Page.Url);
        await phone.WaitForTextAsync(phone.Reply, "the very first");

        var waits = new List<double>();
        for (var n = 0; n < Tries; n++)
        {
            var text = $"message number {n} from the laptop";
            await laptop.Composer.FillAsync(text);
            var seen = phone.Page.EvaluateAsync<double>(WhenShown, text);
            var sent = await laptop.Page.EvaluateAsync<double>(PressEnter);
            waits.Add(await seen - sent);
            await laptop.WaitForTextAsync(laptop.Reply, text);
            await laptop.WholeAsync();
        }

        waits.Sort();
        Figures.Keep(output, "to another device", string.Create(CultureInfo.InvariantCulture, $"{waits[0]:0} ms at best, {waits[Tries / 2]:0} ms median of {Tries}"));
        // The best of the tries is free of other programs' noise; a poll or a pause in the way would be in every one.
        Assert.True(waits[0] <= Soon, $"waits in ms: {string.Join(", ", waits)}");
    }

    [Fact]
    public async Task Two_tabs_and_a_phone_see_one_reply_grow_and_any_of_them_can_stop_it()
    {
        stage.Script(Scripts.OnAndOn("everywhere"));
        await using var laptop = await stage.MemberAsync(chromium);
        await laptop.AskAsync("everywhere");
        await laptop.WaitForTextAsync(laptop.Reply, "word10");
        var tab = new ChatPage(await laptop.Page.Context.NewPageAsync());
        await tab.Page.GotoAsync(laptop.Page.Url);
        await using var phone = await stage.AgainAsync(chromium, laptop, Device.Phone);
        await phone.Page.GotoAsync(laptop.Page.Url);
        await tab.WaitForTextAsync(tab.Reply, "word60");
        await phone.WaitForTextAsync(phone.Reply, "word60");

        await phone.Button("Stop").ClickAsync();
        foreach (var page in new[] { laptop, tab, phone })
            await page.WaitForTextAsync(page.Reply, "You stopped here.");
        var text = await laptop.ReplyTextAsync();
        Assert.StartsWith(text, Scripts.Words(Scripts.Many), StringComparison.Ordinal);
        Assert.Equal(text, await tab.ReplyTextAsync());
        Assert.Equal(text, await phone.ReplyTextAsync());
    }

    [Fact]
    public async Task Two_tabs_never_fight_over_what_is_typed_or_sent_at_the_same_time()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("in both tabs", "in both tabs");
        var tab = new ChatPage(await maya.Page.Context.NewPageAsync());
        await tab.Page.GotoAsync(maya.Page.Url);
        await tab.WaitForTextAsync(tab.Reply, "in both tabs");
        await maya.Composer.FillAsync("from the first tab");
        await tab.Composer.FillAsync("from the second tab");
        await Expect(maya.Composer).ToHaveValueAsync("from the first tab");

        await Task.WhenAll(maya.Composer.PressAsync("Enter"), tab.Composer.PressAsync("Enter"));
        foreach (var page in new[] { maya, tab })
        {
            await Expect(page.Questions).ToHaveCountAsync(3);
            await Expect(page.Replies).ToHaveCountAsync(3);
            await page.WholeAsync();
        }

        Assert.Equal(await maya.Questions.Locator(".plain").AllInnerTextsAsync(), await tab.Questions.Locator(".plain").AllInnerTextsAsync());
    }

    [Fact]
    public async Task What_changes_in_the_list_changes_on_every_device()
    {
        stage.Script(Scripts.Answer("in the list", "Yes.") with { Times = 0 });
        await using var laptop = await stage.MemberAsync(chromium);
        await using var tablet = await stage.AgainAsync(chromium, laptop);
        await laptop.AskAndWaitAsync("in the list", "Yes.");
        await Expect(tablet.Titles).ToHaveTextAsync(["in the list"]);
        await laptop.ChooseAsync("in the list", "Rename");
        await laptop.NameAsync("Everywhere");
        await Expect(tablet.Titles).ToHaveTextAsync(["Everywhere"]);
        await laptop.ChooseAsync("Everywhere", "Delete");
        await Expect(tablet.Titles).ToHaveCountAsync(0);
    }

    private const string WhenShown =
        """
        text => new Promise(shown => {
          const look = () => {
            const there = [...document.querySelectorAll('article.question .plain')].some(e => e.textContent === text);
            if (there) { watch.disconnect(); shown(performance.timeOrigin + performance.now()); }
          };
          const watch = new MutationObserver(look);
          watch.observe(document.body, { childList: true, subtree: true, characterData: true });
          look();
        })
        """;

    private const string PressEnter =
        """
        () => {
          const at = performance.timeOrigin + performance.now();
          document.querySelector('textarea.composer-field').form.requestSubmit();
          return at;
        }
        """;
}
