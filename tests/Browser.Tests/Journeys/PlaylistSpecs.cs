using System.Text;
using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Journeys;

/// <summary>Songs that say where their files are are taken to a player.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class PlaylistSpecs(Chromium chromium) : Stage, IAsyncLifetime
{
    private const string List = "Title,Artist,Time,Location\nRoja,Minmini,5:07,/music/roja.flac\nJai Ho,Sukhwinder Singh,319,/music/#1/jai ho é.flac\n";

    [Fact]
    public async Task Songs_with_their_files_are_saved_as_a_playlist_and_others_are_not_offered_as_one()
    {
        await using var mona = await MemberAsync(chromium, "Mona");
        await mona.Page.GotoAsync("/admin/music");
        await mona.Page.GetByLabel("Choose a file").SetInputFilesAsync(
            new FilePayload { Name = "our songs.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
        await mona.Button("Read it in").ClickAsync();
        await Expect(mona.Page.Locator(".notice", new() { HasText = "2 rows were read in." })).ToBeVisibleAsync();
        await mona.Page.GotoAsync("/");
        await mona.Page.GetByText("Music", new() { Exact = true }).First.ClickAsync();

        var files = await AskAsync(mona, "Which songs do we have, with their files?", "SELECT title, artist, duration_seconds, location FROM songs ORDER BY title LIMIT 200");
        var download = await mona.Page.RunAndWaitForDownloadAsync(() => files.GetByText("Save as playlist").ClickAsync());

        Assert.Equal("music.m3u8", download.SuggestedFilename);
        Assert.Equal(
            "#EXTM3U\n#EXTINF:319,Sukhwinder Singh - Jai Ho\n/music/#1/jai ho é.flac\n#EXTINF:307,Minmini - Roja\n/music/roja.flac\n",
            await File.ReadAllTextAsync(await download.PathAsync()));

        var titles = await AskAsync(mona, "Which songs do we have by title alone?", "SELECT title FROM songs ORDER BY title LIMIT 200");
        await Expect(titles.GetByText("Save as CSV")).ToBeVisibleAsync();
        await Expect(titles.GetByText("Save as playlist")).ToHaveCountAsync(0);
        Assert.Empty(mona.Problems);
    }

    private async Task<ILocator> AskAsync(ChatPage page, string question, string sql)
    {
        Script(Scripts.MusicQuery(sql), Behaviour.Says("Jai Ho and Roja."));
        var before = await page.Replies.CountAsync();
        await page.AskAsync(question);
        await Expect(page.Replies).ToHaveCountAsync(before + 1);
        await page.WholeAsync();
        await page.Reply.GetByText("See how I found this").ClickAsync();
        return page.Reply;
    }
}
