using System.Text;
using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>The admin's page of the music library, before, while and after a list comes in.</summary>
internal static class MusicScenes
{
    private const string List = "Title,Artist,Album,Musik von,Year\nJai Ho,Sukhwinder Singh,Slumdog Millionaire,A. R. Rahman,2008\nRoja,Minmini,Roja,A. R. Rahman,next year\n";

    public static readonly IReadOnlyList<Scene> All =
    [
        new("admin-music", async theatre =>
        {
            var dad = await AtMusicAsync(theatre);
            await dad.Page.GetByText("First rows").First.ClickAsync();
            await dad.Page.Locator("main td").First.WaitForAsync();
            return dad;
        }),
        new("admin-music-looked", async theatre =>
        {
            var dad = await AtMusicAsync(theatre);
            await dad.Page.GetByLabel("Choose a file").SetInputFilesAsync(
                new FilePayload { Name = "our songs.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
            await dad.Page.Locator(".looked").WaitForAsync();
            return dad;
        }),
        new("admin-music-meaning", async theatre =>
        {
            var dad = await AtMusicAsync(theatre);
            await dad.Page.Locator(".meanings .icon-button").First.ClickAsync();
            await dad.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
            return dad;
        }),
    ];

    private static async Task<ChatPage> AtMusicAsync(Theatre theatre)
    {
        var dad = await theatre.DadAsync();
        await Theatre.MusicIsThereAsync(dad);
        await dad.Page.GotoAsync("/admin/music");
        await dad.Page.Locator(".meanings .column").First.WaitForAsync();
        return dad;
    }
}
