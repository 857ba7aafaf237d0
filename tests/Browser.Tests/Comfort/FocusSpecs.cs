using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Comfort;

/// <summary>Whoever works by keyboard always knows where they are: what opens takes the focus, what closes gives it back.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class FocusSpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    /// <summary>CSS pixels a thumb needs; ui.md and WCAG 2.5.5.</summary>
    private const int Thumb = 44;

    [Fact]
    public async Task The_drawer_takes_the_focus_holds_it_and_gives_it_back()
    {
        await using var maya = await stage.MemberAsync(chromium, "Maya", Device.Phone);
        var button = maya.Button("Show conversations");
        await button.FocusAsync();
        await maya.Page.Keyboard.PressAsync("Enter");
        await Expect(maya.Page.Locator("#history .brand")).ToBeFocusedAsync();
        Assert.True(await maya.Page.EvaluateAsync<bool>("() => document.getElementById('main').inert"));

        await maya.Page.Keyboard.PressAsync("Escape");
        await Expect(button).ToBeFocusedAsync();
        Assert.False(await maya.Page.EvaluateAsync<bool>("() => document.getElementById('main').inert"));
    }

    [Fact]
    public async Task A_window_made_wide_while_the_drawer_is_open_is_not_left_dead()
    {
        await using var maya = await stage.MemberAsync(chromium, "Maya", new Device { Width = 600 });
        await maya.Button("Show conversations").ClickAsync();
        await maya.Page.Locator(".drawer-open").WaitForAsync();
        await maya.Page.SetViewportSizeAsync(1280, 800);
        await Expect(maya.Page.Locator(".drawer-open")).ToHaveCountAsync(0);
        await maya.AskAndWaitAsync("alive", "alive");
    }

    [Fact]
    public async Task A_menu_and_a_sheet_give_the_focus_back_to_what_opened_them()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("a title", "a title");
        var title = maya.Page.Locator(".title-button");
        await title.FocusAsync();
        await maya.Page.Keyboard.PressAsync("Enter");
        await Expect(maya.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename" })).ToBeFocusedAsync();
        await maya.Page.Keyboard.PressAsync("Escape");
        await Expect(title).ToBeFocusedAsync();

        await maya.Page.Keyboard.PressAsync("?");
        await maya.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await maya.Page.Keyboard.PressAsync("Escape");
        await Expect(title).ToBeFocusedAsync();

        await maya.Page.Locator(".me").ClickAsync();
        await maya.Page.Locator(".option").First.WaitForAsync();
        await maya.Page.Keyboard.PressAsync("?");
        await maya.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await maya.Page.GoBackAsync();
        await title.WaitForAsync();
        await Expect(maya.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_question_that_is_edited_takes_the_focus_and_has_it_again_afterwards()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("as it was", "as it was");
        await maya.Button("Edit and send again").FocusAsync();
        await maya.Page.Keyboard.PressAsync("Enter");
        await Expect(maya.Page.Locator(".editing textarea")).ToBeFocusedAsync();
        await maya.Page.Keyboard.TypeAsync(" and more");
        await Expect(maya.Page.Locator(".editing textarea")).ToHaveValueAsync("as it was and more");
        await maya.Page.Keyboard.PressAsync("Escape");
        await Expect(maya.Questions.Last).ToBeFocusedAsync();

        // A browser without room cannot keep it for the server, so it stays where it was written.
        await maya.Page.EvaluateAsync("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }");
        await maya.Button("Edit and send again").ClickAsync();
        await Expect(maya.Page.Locator(".editing textarea")).ToBeFocusedAsync();
        await maya.Page.Locator(".editing textarea").FillAsync("written with care");
        await maya.Page.Locator(".editing").GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await maya.WaitForTextAsync(maya.Page.Locator(".toast"), "This browser has no room");
        await Expect(maya.Page.Locator(".editing textarea")).ToHaveValueAsync("written with care");
    }

    [Fact]
    public async Task Tab_goes_from_the_way_past_the_list_through_the_list_to_the_message()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("the order", "the order");
        await maya.Page.EvaluateAsync("() => document.activeElement.blur()");
        var order = new List<string>();
        for (var n = 0; n < 30 && !(order.Count > 0 && order[^1] == "composer-field"); n++)
        {
            await maya.Page.Keyboard.PressAsync("Tab");
            order.Add(await maya.Page.EvaluateAsync<string>("() => document.activeElement.className.split(' ').at(-1) || document.activeElement.tagName"));
        }

        string[] expected = ["skip", "brand", "new-conversation", "me", "title-button", "composer-field"];
        Assert.Equal(expected, order.Where(expected.Contains));
    }

    [Fact]
    public async Task The_way_past_the_list_leads_into_the_conversation()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.Page.Locator(".skip").FocusAsync();
        await maya.Page.Keyboard.PressAsync("Enter");
        await Expect(maya.Page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_whatever_is_tapped_has_room_for_a_thumb()
    {
        await using var maya = await stage.MemberAsync(chromium, "Maya", Device.Phone);
        await maya.AskAndWaitAsync("big enough", "big enough");
        Assert.Empty(await SmallAsync(maya));
        await maya.Button("Show conversations").ClickAsync();
        await maya.Page.Locator(".drawer-open").WaitForAsync();
        Assert.Empty(await SmallAsync(maya));
        await maya.Page.GotoAsync("/settings/appearance");
        await maya.Page.Locator(".option").First.WaitForAsync();
        Assert.Empty(await SmallAsync(maya));
    }

    /// <summary>What can be tapped and is lower than a thumb; links in running text may be.</summary>
    private static Task<string[]> SmallAsync(ChatPage page) =>
        page.Page.EvaluateAsync<string[]>(
            """
            thumb => [...document.querySelectorAll('button, a[href], select, .switch label, .option')]
              .filter(e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest('[inert], p, .skip'))
              .filter(e => e.getBoundingClientRect().height < thumb - 0.5)
              .map(e => `${e.className || e.tagName}: ${Math.round(e.getBoundingClientRect().height)} px`)
            """,
            Thumb);
}
