using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>The family admin's pages, what a member sees of them, and the search.</summary>
internal static class AdminScenes
{
    public static readonly IReadOnlyList<Scene> All =
    [
        new("admin-record", async theatre =>
        {
            await ChildhoodAsync(theatre);
            var dad = await AtAsync(theatre, "/admin/audit", "li.event[data-kind=deleted]");
            await dad.Page.Locator("li.event details summary").First.ClickAsync();
            return dad;
        }),
        new("admin-record-empty", async theatre =>
        {
            var dad = await AtAsync(theatre, "/admin/audit", "li.event");
            var words = dad.Page.GetByLabel("Words in it");
            await words.FillAsync("xylophone");
            await words.PressAsync("Enter");
            await dad.Page.GetByText("Nothing matches.").WaitForAsync();
            return dad;
        }),
        new("admin-record-checked", async theatre =>
        {
            var dad = await AtAsync(theatre, "/admin/audit", "li.event");
            await dad.Button("Check that nothing was altered").ClickAsync();
            await dad.Page.Locator(".notice-good").WaitForAsync();
            await dad.Page.GetByText("Proof for later").ClickAsync();
            return dad;
        }),
        new("admin-past", async theatre =>
        {
            await ChildhoodAsync(theatre);
            var dad = await AtAsync(theatre, "/admin/audit", "li.event[data-kind=deleted]");
            await dad.Page.Locator("li.event[data-kind=deleted]").First.GetByText("As it stood").ClickAsync();
            await dad.Page.Locator("article.past ins").First.WaitForAsync();
            return dad;
        }),
        new("admin-usage", async theatre =>
        {
            await ChildhoodAsync(theatre);
            var dad = await AtAsync(theatre, "/admin/usage", "figure.chart");
            await dad.Page.GetByText("Day by day").ClickAsync();
            return dad;
        }),
        new("admin-members", theatre => AtAsync(theatre, "/admin/members", "li.row")),
        new("admin-rules", async theatre =>
        {
            var dad = await RulesAsync(theatre);
            await dad.Page.GetByLabel("Quiet from").FillAsync("20:30");
            await dad.Page.GetByLabel("Quiet until").FillAsync("07:00");
            await dad.Page.GetByLabel("Messages a day").FillAsync("40");
            await Expect(dad.Page.Locator(".preview")).ToContainTextAsync("from 7:00 to 20:30, 40 messages a day");
            return dad;
        }),
        new("admin-settings", theatre => AtAsync(theatre, "/admin/settings", "fieldset.group")),
        new("admin-settings-tried", async theatre =>
        {
            var dad = await AtAsync(theatre, "/admin/settings", "fieldset.group");
            await dad.Page.GetByLabel("Address of the model server").FillAsync("http://127.0.0.1:9");
            await dad.Button("Try this address").ClickAsync();
            await dad.Page.Locator(".notice-danger").WaitForAsync();
            return dad;
        }),
        new("admin-model", theatre => AtAsync(theatre, "/admin/model", "li.row")),
        new("search", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.Page.GotoAsync("/search?q=sky");
            await maya.Page.Locator("main li.hit mark").First.WaitForAsync();
            return maya;
        }),
        new("search-none", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.Page.GotoAsync("/search?q=xylophone");
            await maya.Page.GetByText("xylophone").WaitForAsync();
            return maya;
        }),
        new("settings-privacy", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.Page.GotoAsync("/settings/privacy");
            await maya.Page.GetByText("Nobody has looked").WaitForAsync();
            return maya;
        }),
        new("settings-privacy-looked", async theatre =>
        {
            var maya = await ChildhoodAsync(theatre);
            await using (var dad = await AtAsync(theatre, "/admin/audit", "li.event[data-kind=deleted]"))
            {
                await dad.Page.Locator("li.event[data-kind=deleted]").First.GetByText("As it stood").ClickAsync();
                await dad.Page.Locator("article.past ins").First.WaitForAsync();
            }

            await Stage.UntilAsync(maya, "/api/privacy/views", looks => looks.GetArrayLength() > 0);
            await maya.Page.GotoAsync("/settings/privacy");
            await maya.Page.Locator("main li.row").First.WaitForAsync();
            return maya;
        }),
    ];

    private static async Task<ChatPage> ChildhoodAsync(Theatre theatre)
    {
        Doings.Script(theatre);
        var maya = await theatre.MayaAsync();
        await maya.DoEverythingAsync();
        await using var dad = await theatre.DadAsync();
        await Doings.RecordedAsync(dad, "Maya");
        return maya;
    }

    private static async Task<ChatPage> AtAsync(Theatre theatre, string path, string shown)
    {
        var dad = await theatre.DadAsync();
        await dad.Page.GotoAsync(path);
        await dad.Page.Locator($"main {shown}").First.WaitForAsync();
        await dad.Page.WaitForFunctionAsync("() => !document.querySelector('main .skeleton')");
        return dad;
    }

    /// <summary>The sheet of rules of somebody in the family.</summary>
    private static async Task<ChatPage> RulesAsync(Theatre theatre)
    {
        await using var maya = await theatre.MayaAsync();
        var dad = await AtAsync(theatre, "/admin/members", "li.row");
        await dad.Button("Actions for Maya").First.ClickAsync();
        await dad.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Rules" }).ClickAsync();
        await dad.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        return dad;
    }
}
