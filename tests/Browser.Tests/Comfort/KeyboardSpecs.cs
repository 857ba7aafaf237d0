using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Comfort;

/// <summary>Everything can be done without a mouse, and the keys are told under one of them.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class KeyboardSpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task The_keys_are_listed_under_a_question_mark_and_the_list_closes_with_escape()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.Page.Locator("#history .brand").FocusAsync();
        await maya.Page.Keyboard.PressAsync("?");
        var sheet = maya.Page.GetByRole(AriaRole.Dialog);
        await maya.WaitForTextAsync(sheet, "Ctrl");
        await maya.Page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_question_mark_in_the_message_is_only_a_question_mark()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.Composer.FocusAsync();
        await maya.Page.Keyboard.TypeAsync("what? and/or why?");
        await Expect(maya.Composer).ToHaveValueAsync("what? and/or why?");
        await Expect(maya.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_search_go_back_to_the_message_and_stop_the_reply()
    {
        stage.Script(Scripts.Unending("keys only"));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("keys only");
        await maya.WaitForTextAsync(maya.Reply, "word3");
        await maya.Page.Keyboard.PressAsync("Escape");
        await maya.WaitForTextAsync(maya.Reply, "You stopped here.");

        await maya.Page.Locator("#history .brand").FocusAsync();
        await maya.Page.Keyboard.PressAsync("/");
        await Expect(maya.Composer).ToBeFocusedAsync();
        await maya.Page.Keyboard.PressAsync("Control+k");
        await Expect(maya.Page.Locator("#q")).ToBeFocusedAsync();
        await maya.Page.GoBackAsync();
        await maya.WaitForTextAsync(maya.Reply, "You stopped here.");
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task A_whole_evening_works_by_tab_enter_and_arrows()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("by keys", "by keys");
        await maya.Reply.GetByRole(AriaRole.Button, new() { Name = "Copy", Exact = true }).FocusAsync();
        var ticked = await maya.WatchForAsync("article.reply .copy.done");
        await maya.Page.Keyboard.PressAsync("Enter");
        await ticked();
        await maya.Page.Locator("li.item a").First.FocusAsync();
        await maya.Page.Keyboard.PressAsync("Tab");
        await maya.Page.Keyboard.PressAsync("Enter");
        await Expect(maya.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename" })).ToBeFocusedAsync();
        await maya.Page.Keyboard.PressAsync("ArrowDown");
        await maya.Page.Keyboard.PressAsync("Enter");
        await Expect(maya.Page.GetByRole(AriaRole.Heading, new() { Name = "Pinned" })).ToBeVisibleAsync();
        await Expect(maya.Button("Actions for by keys").First).ToBeFocusedAsync();
    }
}
