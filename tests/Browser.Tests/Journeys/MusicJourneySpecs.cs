using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Journeys;

/// <summary>The family's music in plain words, on a fresh machine: built-in demo, sample library, real browser.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class MusicJourneySpecs(Chromium chromium) : IAsyncLifetime
{
    private static readonly string[] ByRahman =
    [
        "Alai Payuthey", "Bombay", "Dil Se..", "Lagaan", "Minsara Kanavu", "Rang De Basanti", "Roja", "Slumdog Millionaire", "Taal",
        "Thiruda Thiruda", "Vande Mataram",
    ];

    private FamilyChatServer _server = null!;

    public async Task InitializeAsync() => _server = await FamilyChatServer.StartAsync("");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_composer_in_four_spellings_is_answered_with_the_right_albums_and_the_rows_behind_them()
    {
        await using var maya = await chromium.OpenAsync(_server);
        await maya.RegisterAsync("Maya");
        await maya.Page.GetByText("Music", new() { Exact = true }).First.ClickAsync();
        string[] spellings = ["A. R. Rahman", "ar rahman", "RAHMAN", "A.R.Rahman"];

        for (var n = 0; n < spellings.Length; n++)
        {
            await maya.AskAsync($"Find me all the albums whose composer is {spellings[n]}");
            await Expect(maya.Replies).ToHaveCountAsync(n + 1);
            var reply = maya.Replies.Last;
            await Expect(reply.Locator(".evidence")).ToHaveCountAsync(1);
            var words = await reply.Locator(".prose").InnerTextAsync();
            Assert.All(ByRahman, album => Assert.Contains(album, words, StringComparison.Ordinal));

            await reply.GetByText("See how I found this").ClickAsync();
            await Expect(reply.Locator("tbody tr")).ToHaveCountAsync(ByRahman.Length);
            var cells = await reply.Locator("tbody td:first-child").AllInnerTextsAsync();
            Assert.Equal(ByRahman, cells.Order(StringComparer.Ordinal));
            await Expect(reply.Locator("code").First).ToContainTextAsync("SELECT");
        }

        await maya.Page.ReloadAsync();
        await Expect(maya.Replies.Last.Locator(".evidence")).ToHaveCountAsync(1);
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task A_bare_name_is_asked_back_and_a_tap_on_a_reading_asks_it()
    {
        await using var maya = await chromium.OpenAsync(_server);
        await maya.RegisterAsync("Maya");
        await maya.Page.GetByText("Music", new() { Exact = true }).First.ClickAsync();

        await maya.AskAsync("Queen");
        await maya.Page.GetByRole(AriaRole.Button, new() { Name = "Albums by Queen (" }).ClickAsync();

        await Expect(maya.Questions.Last).ToContainTextAsync("Albums by Queen");
        await Expect(maya.Replies).ToHaveCountAsync(2);
        await maya.WaitForTextAsync(maya.Replies.Last, "A Night at the Opera");
        Assert.Empty(maya.Problems);
    }
}
