using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Comfort;

/// <summary>The page fits who looks at it: a phone, another device of the same member, eyes that want no motion, other scripts.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class ComfortSpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task On_a_phone_the_history_is_a_drawer_that_opens_closes_and_gives_way_to_what_was_picked()
    {
        await using var maya = await stage.MemberAsync(chromium, "Maya", Device.Phone);
        await maya.AskAndWaitAsync("from the sofa", "from the sofa");
        var history = maya.Page.Locator("#history");
        await Expect(history).Not.ToBeVisibleAsync();

        await maya.Button("Show conversations").ClickAsync();
        await Expect(history).ToBeVisibleAsync();
        await maya.Page.Keyboard.PressAsync("Escape");
        await Expect(history).Not.ToBeVisibleAsync();

        await maya.NewConversationAsync();
        await maya.Button("Show conversations").ClickAsync();
        await maya.Titles.First.ClickAsync();
        await Expect(history).Not.ToBeVisibleAsync();
        await maya.WaitForTextAsync(maya.Reply, "from the sofa");

        await maya.NewConversationAsync();
        await maya.Button("Show conversations").ClickAsync();
        await maya.ChooseAsync("from the sofa", "Delete");
        await maya.Button("Undo").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "from the sofa");
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task Preferences_are_remembered_on_another_device()
    {
        await using var laptop = await stage.MemberAsync(chromium);
        await laptop.Page.GotoAsync("/settings/appearance");
        await laptop.Page.GetByText("Dark", new() { Exact = true }).ClickAsync();
        await laptop.Page.GetByText("Ocean", new() { Exact = true }).ClickAsync();
        await laptop.Page.GetByText("130 %", new() { Exact = true }).ClickAsync();
        await laptop.Page.WaitForFunctionAsync("() => document.documentElement.dataset.size === '130'");
        await laptop.Page.WaitForFunctionAsync("async () => { const p = await (await fetch('/api/preferences')).json(); return p.textSize === 130; }");

        await using var phone = await stage.AgainAsync(chromium, laptop, Device.Phone);
        await phone.Page.WaitForFunctionAsync(
            "() => { const d = document.documentElement.dataset; return d.theme === 'dark' && d.accent === 'ocean' && d.size === '130'; }");
        Assert.Equal("rgb(28, 25, 23)", await phone.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task Nothing_moves_for_eyes_that_asked_for_no_motion()
    {
        stage.Script(Behaviour.Stalls() with { When = new() { Contains = "hold still" } });
        await using var maya = await stage.MemberAsync(chromium, "Maya", Device.Laptop with { Motion = ReducedMotion.Reduce });
        await maya.AskAsync("hold still");
        await maya.Page.Locator(".pulse").WaitForAsync();
        Assert.Equal(0, await maya.Page.EvaluateAsync<int>("() => document.getAnimations().length"));
        await maya.Button("Stop").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "You stopped here.");
    }

    [Fact]
    public async Task Right_to_left_text_runs_from_the_right_beside_text_that_does_not()
    {
        const string arabic = "مرحبا بكم في بيتنا";
        stage.Script(Scripts.Answer(arabic, $"{arabic} جميعا\n\nAnd in English."));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync(arabic, "And in English.");
        Assert.Equal("rtl", await Direction(maya.Questions.Last.Locator(".plain")));
        Assert.Equal("rtl", await Direction(maya.Reply.Locator("p").First));
        Assert.Equal("ltr", await Direction(maya.Reply.Locator("p").Last));
        Assert.Equal("rtl", await Direction(maya.Titles.First));
    }

    [Fact]
    public async Task No_page_scrolls_sideways_at_the_narrowest_width_and_the_largest_text()
    {
        stage.Script(Scripts.Answer("wide things", "| a | b | c | d |\n|--|--|--|--|\n| " + new string('w', 60) + " | 2 | 3 | 4 |\n\n```\n" + new string('x', 300) + "\n```\n\n" + new string('y', 200)));
        await using var maya = await stage.MemberAsync(chromium, "Maximiliane-Theodora Featherstonehaugh", Device.Phone with { Width = 320 });
        await maya.AskAndWaitAsync("wide things", "yyyy");
        await maya.Page.EvaluateAsync("() => { document.documentElement.dataset.size = '175'; }");
        var conversation = new Uri(maya.Page.Url).PathAndQuery;
        foreach (var path in new[] { conversation, "/settings/appearance", "/settings/account", "/settings/shortcuts", "/trash", "/search" })
        {
            await maya.Page.GotoAsync(path);
            await maya.Page.Locator(".bar").WaitForAsync();
            await maya.Page.EvaluateAsync("() => { document.documentElement.dataset.size = '175'; }");
            Assert.Equal(320, await maya.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"));
            // What is tapped far down must not push the page itself out of the window.
            Assert.Equal(0, await maya.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - innerHeight"));
        }
    }

    private static Task<string> Direction(ILocator element) => element.EvaluateAsync<string>("e => getComputedStyle(e).direction");
}
