using System.Globalization;
using System.Text;
using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Journeys;

/// <summary>The admin brings a music list in: sees how it will be read, watches it, puts a column right, and stops one that was wrong.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class MusicListSpecs(Chromium chromium) : IAsyncLifetime
{
    private const string List = "Title,Artist,Album,Musik von,Year,Location\nJai Ho,Sukhwinder Singh,Slumdog Millionaire,A. R. Rahman,2008,/music/jai-ho.flac\nRoja,Minmini,Roja,A. R. Rahman,next year,/music/roja.flac\n";

    private FamilyChatServer _server = null!;

    public async Task InitializeAsync() => _server = await FamilyChatServer.StartAsync("");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_list_is_looked_at_read_in_and_put_right_and_its_rows_come_as_files()
    {
        await using var mona = await AdminAsync();

        await ChooseAsync(mona, "our songs.csv", List);
        await Expect(mona.Page.GetByText("How our songs.csv will be read")).ToBeVisibleAsync();
        await Expect(mona.Page.Locator(".looked .column", new() { HasText = "Musik von" })).ToContainTextAsync("something else");
        await Expect(mona.Page.Locator(".looked td", new() { HasText = "Slumdog Millionaire" })).ToBeVisibleAsync();
        await Expect(mona.Page.Locator(".looked .problems")).ToContainTextAsync("Row 3");
        await Expect(mona.Page.GetByText("From our songs.csv")).ToHaveCountAsync(0);

        await mona.Button("Read it in").ClickAsync();
        await Expect(mona.Page.Locator(".notice", new() { HasText = "2 rows were read in." })).ToBeVisibleAsync();
        await Expect(mona.Page.GetByText("From our songs.csv")).ToBeVisibleAsync();
        await Expect(mona.Page.Locator(".problems")).ToContainTextAsync("next year");

        await mona.Button("Change what Musik von means").ClickAsync();
        await mona.Page.GetByLabel("What it holds").SelectOptionAsync("composer");
        await mona.Button("Save").ClickAsync();
        await Expect(mona.Page.Locator(".meanings .column", new() { HasText = "Musik von" })).ToContainTextAsync("who wrote the music");

        await mona.Page.GotoAsync("/");
        await mona.Page.GetByText("Music", new() { Exact = true }).First.ClickAsync();
        await Expect(mona.Page.Locator(".starter").First).ToHaveTextAsync("Find me all the albums whose composer is A. R. Rahman");
        Assert.Empty(mona.Problems);
    }

    [Fact]
    public async Task An_import_that_was_wrong_is_stopped_and_the_library_is_as_it_was()
    {
        await using var mona = await AdminAsync();
        await ChooseAsync(mona, "our songs.csv", List);
        await mona.Button("Read it in").ClickAsync();
        await Expect(mona.Page.Locator(".notice", new() { HasText = "2 rows were read in." })).ToBeVisibleAsync();
        var many = new StringBuilder("Title,Artist,Album\n");
        for (var i = 0; i < 400_000; i++)
            many.Append(CultureInfo.InvariantCulture, $"Song {i},Artist {i % 5_000},Album {i % 20_000}\n");

        await ChooseAsync(mona, "everything.csv", many.ToString());
        // Pressed by the page as soon as it is there: how long an import goes on is no person's to say.
        await mona.Page.EvaluateAsync(
            """
            () => new MutationObserver((_, watch) => {
              const stop = document.querySelector('.importing button');
              if (stop) { watch.disconnect(); stop.click(); }
            }).observe(document.body, { childList: true, subtree: true })
            """);
        await mona.Button("Read it in").ClickAsync();

        await Expect(mona.Page.GetByText("You stopped here. The library is as it was.")).ToBeVisibleAsync();
        await Expect(mona.Page.GetByText("From our songs.csv")).ToBeVisibleAsync();
        Assert.Empty(mona.Problems);
    }

    [Fact]
    public async Task A_file_without_music_is_told_so_before_anything_changes()
    {
        await using var mona = await AdminAsync();

        await ChooseAsync(mona, "picture.png", "\u0001\u0002\u0000\u0003PNG");

        await Expect(mona.Page.Locator(".toast")).ToContainTextAsync("This is not a table");
        await Expect(mona.Page.GetByLabel("Choose a file")).ToBeVisibleAsync();
    }

    private async Task<ChatPage> AdminAsync()
    {
        var mona = await chromium.OpenAsync(_server);
        await mona.RegisterAsync("Mona");
        await mona.Page.GotoAsync("/admin/music");
        await mona.Page.GetByLabel("Choose a file").WaitForAsync();
        return mona;
    }

    private static Task ChooseAsync(ChatPage page, string name, string text) =>
        page.Page.GetByLabel("Choose a file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
}
