using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>What is seen before one is signed in.</summary>
internal static class DoorScenes
{
    public static readonly IReadOnlyList<Scene> All =
    [
        new("door-welcome", async theatre =>
        {
            // Only a server nobody has ever used shows this page; it may go once the page has been fetched.
            await using var untouched = await FamilyChatServer.StartAsync(theatre.Model.BaseAddress.ToString());
            var page = await theatre.Chromium.OpenAsync(untouched);
            await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Welcome to FamilyChat" }).WaitForAsync();
            return page;
        }),
        new("door-sign-in", theatre => OpenAsync(theatre, "/signin")),
        new("door-sign-in-refused", async theatre =>
        {
            var page = await OpenAsync(theatre, "/signin");
            await page.Page.Locator("[name=userName]").FillAsync("maya");
            await page.Page.Locator("[name=password]").FillAsync("not my password");
            await page.Page.Locator("button[type=submit]").ClickAsync();
            await page.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
            return page;
        }),
        new("door-join", theatre => OpenAsync(theatre, "/join/open")),
        new("door-reset", theatre => OpenAsync(theatre, "/reset")),
    ];

    private static async Task<ChatPage> OpenAsync(Theatre theatre, string path)
    {
        var page = await theatre.Chromium.BlankAsync(theatre.Server);
        await page.Page.GotoAsync(path);
        await page.Page.Locator("button[type=submit]").WaitForAsync();
        return page;
    }
}
