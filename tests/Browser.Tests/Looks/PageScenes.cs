using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>The pages beside the chat.</summary>
internal static class PageScenes
{
    public static readonly IReadOnlyList<Scene> All =
    [
        new("shortcuts", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.Page.Locator("#history .brand").FocusAsync();
            await maya.Page.Keyboard.PressAsync("?");
            await maya.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
            return maya;
        }),
        new("search-empty", theatre => GoAsync(theatre, "/search")),
        new("archive-empty", theatre => GoAsync(theatre, "/archive")),
        new("trash-empty", theatre => GoAsync(theatre, "/trash")),
        new("trash", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            foreach (var title in new[] { "Lisbon in May, five days", "Fixing the garden gate" })
            {
                await maya.ChooseAsync(title, "Delete");
                await maya.Button("Close").ClickAsync();
            }

            await maya.Page.GotoAsync("/trash");
            await maya.Page.Locator("main li.row").Last.WaitForAsync();
            return maya;
        }),
        new("nothing-here", theatre => GoAsync(theatre, "/nowhere")),
        new("settings-appearance", theatre => GoAsync(theatre, "/settings/appearance")),
        new("settings-account", theatre => GoAsync(theatre, "/settings/account")),
        new("settings-devices", theatre => GoAsync(theatre, "/settings/devices")),
        new("settings-data", theatre => GoAsync(theatre, "/settings/data")),
        new("settings-shortcuts", theatre => GoAsync(theatre, "/settings/shortcuts")),
        new("settings-about", theatre => GoAsync(theatre, "/settings/about")),
    ];

    private static async Task<ChatPage> GoAsync(Theatre theatre, string path)
    {
        var maya = await theatre.MayaWithHistoryAsync();
        await maya.Page.GotoAsync(path);
        await maya.Titles.First.WaitForAsync();
        await maya.Page.Locator(".bar h1").WaitForAsync();
        await maya.Page.WaitForFunctionAsync("() => !document.querySelector('main .skeleton')");
        return maya;
    }
}
