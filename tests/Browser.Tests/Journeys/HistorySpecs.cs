using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Journeys;

/// <summary>Keeping one's conversations in order, with the mouse and without.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class HistorySpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task A_conversation_is_renamed_in_place_by_key_by_double_click_and_from_the_menu()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("first", "first");
        await maya.NewConversationAsync();
        await maya.AskAndWaitAsync("second", "second");

        await maya.Page.Keyboard.PressAsync("F2");
        await maya.NameAsync("Named by key");
        await Expect(maya.Titles).ToHaveTextAsync(["Named by key", "first"]);

        await maya.Titles.Last.DblClickAsync();
        await maya.NameAsync("Named by mouse");
        await Expect(maya.Titles).ToHaveTextAsync(["Named by key", "Named by mouse"]);

        await maya.ChooseAsync("Named by key", "Rename");
        await maya.NameAsync("Never mind", "Escape");
        await Expect(maya.Titles).ToHaveTextAsync(["Named by key", "Named by mouse"]);
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task A_pinned_conversation_stays_on_top_and_an_archived_one_comes_back()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("older", "older");
        await maya.NewConversationAsync();
        await maya.AskAndWaitAsync("newer", "newer");

        await maya.ChooseAsync("older", "Pin to the top");
        await Expect(maya.Titles).ToHaveTextAsync(["older", "newer"]);
        await Expect(maya.Page.GetByRole(AriaRole.Heading, new() { Name = "Pinned" })).ToBeVisibleAsync();

        await maya.ChooseAsync("newer", "Archive");
        await Expect(maya.Titles).ToHaveTextAsync(["older"]);
        await maya.Link("Archive").ClickAsync();
        await maya.Button("Bring back").ClickAsync();
        await Expect(maya.Titles).ToHaveTextAsync(["older", "newer"]);
    }

    [Fact]
    public async Task A_deleted_conversation_can_be_taken_back_at_once_or_from_the_trash()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("precious", "precious");

        await maya.ChooseAsync("precious", "Delete");
        await Expect(maya.Titles).ToHaveCountAsync(0);
        await maya.Button("Undo").ClickAsync();
        await Expect(maya.Titles).ToHaveTextAsync(["precious"]);

        await maya.ChooseAsync("precious", "Delete");
        await maya.Link("Trash").ClickAsync();
        await maya.Button("Bring back").ClickAsync();
        await Expect(maya.Titles).ToHaveTextAsync(["precious"]);
        await maya.Titles.First.ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "precious");
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task An_open_trash_shows_what_comes_and_goes()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("precious", "precious");
        await maya.Link("Trash").ClickAsync();
        await Expect(maya.Page.GetByText("The trash is empty")).ToBeVisibleAsync();
        var inTrash = maya.Page.Locator("main .rows a");

        await maya.ChooseAsync("precious", "Delete");
        await Expect(inTrash).ToHaveTextAsync(["precious"]);
        await maya.Button("Undo").ClickAsync();
        await Expect(inTrash).ToHaveCountAsync(0);
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task Regenerating_keeps_the_earlier_version_and_both_can_be_paged_through()
    {
        stage.Script(Scripts.Answer("name a colour", "Blue."), Scripts.Answer("name a colour", "Green."));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("name a colour", "Blue.");
        await maya.Button("Answer again").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "Green.");
        await maya.WaitForTextAsync(maya.Reply.Locator(".versions"), "2/2");
        await maya.Button("Older version").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "Blue.");
        await maya.WaitForTextAsync(maya.Reply.Locator(".versions"), "1/2");
        await maya.Button("Newer version").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "Green.");
    }

    [Fact]
    public async Task An_edited_question_begins_a_branch_and_the_old_one_stays_a_tap_away()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("old question", "old question");
        await maya.ChangeAsync("new question");
        await maya.WaitForTextAsync(maya.Reply, "new question");
        await maya.WaitForTextAsync(maya.Questions.First.Locator(".versions"), "2/2");

        await maya.Questions.First.HoverAsync();
        await maya.Button("Older version").ClickAsync();
        await maya.WaitForTextAsync(maya.Questions.First, "old question");
        await maya.WaitForTextAsync(maya.Reply, "old question");
        await Expect(maya.Replies).ToHaveCountAsync(1);
        Assert.Empty(maya.Problems);
    }
}
