using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>What can be done in a conversation and with it.</summary>
internal static class ConversationScenes
{
    public static readonly IReadOnlyList<Scene> All =
    [
        new("chat-new", theatre => theatre.MayaWithHistoryAsync()),
        new("chat-first-visit", theatre => theatre.MayaAsync()),
        new("chat-new-music", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.Page.Locator(".switch").GetByText("Music").ClickAsync();
            await maya.Page.Locator(".composer[data-task=music]").WaitForAsync();
            return maya;
        }),
        new("chat-versions", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            theatre.Script(Scripts.Answer("dinner", "Or pancakes, if everyone helps."));
            await maya.Button("Answer again").ClickAsync();
            await maya.WaitForTextAsync(maya.Reply.Locator(".versions"), "2/2");
            return maya;
        }),
        new("chat-editing", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            await maya.Questions.First.HoverAsync();
            await maya.Button("Edit and send again").ClickAsync();
            return maya;
        }),
        new("chat-waiting-message", async theatre =>
        {
            theatre.Script(Scripts.Unending("dinner"));
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.AskAsync("What shall we have for dinner?");
            await maya.WaitForTextAsync(maya.Reply, "word3");
            await maya.AskAsync("And for dessert?");
            await maya.WaitForTextAsync(maya.Questions.Last, "Goes out when");
            await maya.Composer.FillAsync("And to drink?");
            return maya;
        })
        {
            After = theatre => theatre.Server.KillAndRestartAsync(),
        },
        new("chat-paste", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            await Pasting.PasteAsync(maya, "A very long letter from the school. " + Scripts.Words(2_000));
            await maya.Page.Locator(".pastes li").WaitForAsync();
            return maya;
        }),
        new("chat-long-message", async theatre =>
        {
            theatre.Script(Scripts.Answer("letter from the school", "It says that the trip is on Friday."));
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.AskAndWaitAsync("A very long letter from the school. " + Scripts.Words(2_000), "on Friday");
            return maya;
        }),
        new("chat-no-connection", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            theatre.Server.Kill();
            await maya.AskAsync("Is anybody there?");
            await maya.WaitForTextAsync(maya.Questions.Last, "Kept here.");
            await maya.Page.GetByText("No connection.").WaitForAsync();
            return maya;
        })
        {
            After = theatre => theatre.Server.RestartAsync(),
        },
        new("chat-begun-offline", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            theatre.Server.Kill();
            await maya.AskAsync("Is anybody there?");
            await maya.WaitForTextAsync(maya.Questions.Last, "Kept here.");
            await maya.Page.GetByText("No connection.").WaitForAsync();
            return maya;
        })
        {
            After = theatre => theatre.Server.RestartAsync(),
        },
        new("chat-contrast", theatre => WithAsync(theatre, "theme", "contrast")),
        new("chat-large-letters", theatre => WithAsync(theatre, "size", "175")),
        new("chat-accent", theatre => WithAsync(theatre, "accent", "ocean")),
        new("chat-german", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            var conversation = maya.Page.Url;
            await maya.Page.GotoAsync("/settings/appearance");
            await maya.Page.GetByText("Deutsch", new() { Exact = true }).ClickAsync();
            await maya.Page.GetByText("Neue Unterhaltung").First.WaitForAsync();
            await maya.Page.GotoAsync(conversation);
            await maya.Page.Locator("article.reply").WaitForAsync();
            return maya;
        }),
        new("history-menu", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            await maya.Page.Locator(".title-button").ClickAsync();
            await maya.Page.GetByRole(AriaRole.Menu).WaitForAsync();
            return maya;
        }),
        new("history-rename", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            await maya.Page.Keyboard.PressAsync("F2");
            await maya.Page.Locator("input.rename").WaitForAsync();
            return maya;
        }),
        new("history-undo", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            await maya.ChooseAsync("Lisbon in May, five days", "Delete");
            await maya.Button("Undo").WaitForAsync();
            return maya;
        }),
        new("history-save-copy", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            await maya.ChooseAsync("Lisbon in May, five days", "Save a copy");
            await maya.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
            return maya;
        }),
        new("history-drawer", async theatre =>
        {
            var maya = await TalkAsync(theatre);
            await maya.Page.SetViewportSizeAsync(360, 740);
            await maya.Button("Show conversations").ClickAsync();
            await maya.Page.Locator(".drawer-open").WaitForAsync();
            return maya;
        })
        {
            NarrowOnly = true,
        },
    ];

    /// <summary>A conversation as a member sees it who chose this of the appearance.</summary>
    private static async Task<ChatPage> WithAsync(Theatre theatre, string choice, string value)
    {
        var maya = await TalkAsync(theatre);
        await maya.Page.EvaluateAsync("([choice, value]) => { document.documentElement.dataset[choice] = value; }", new[] { choice, value });
        return maya;
    }

    private static async Task<ChatPage> TalkAsync(Theatre theatre)
    {
        theatre.Script(Behaviour.Says("How about a vegetable curry? It takes half an hour.") with { When = new() { Contains = "dinner" } });
        var maya = await theatre.MayaWithHistoryAsync();
        await maya.AskAndWaitAsync("What shall we have for dinner?", "half an hour");
        return maya;
    }
}
