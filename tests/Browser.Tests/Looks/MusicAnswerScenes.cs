using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>A question about the music on its way, answered with what it was found by, asked back, and not answered. What has been answered is known: each asks in its own words.</summary>
internal static class MusicAnswerScenes
{
    private const string Found = "There are 8 albums with music by A. R. Rahman, from Roja in 1992 to Slumdog Millionaire in 2008.";
    private const string Assumption = "Where no composer is recorded, the album artist was taken.";
    private const string Sql =
        "SELECT album, MIN(year) AS year, COUNT(*) AS songs FROM songs WHERE composer = 'A. R. Rahman' OR (composer IS NULL AND album_artist = 'A. R. Rahman') GROUP BY album ORDER BY year LIMIT 200";

    public static readonly IReadOnlyList<Scene> All =
    [
        new("music-steps", theatre => AskAsync(theatre, "Which albums have music by A. R. Rahman?", "Looking it up", Scripts.MusicQuery(Sql), Behaviour.Stalls(afterTokens: 0, Found))),
        new("music-answer", theatre => AskAsync(theatre, "Show me the albums of A. R. Rahman", "See how I found this", Scripts.MusicQuery(Sql, Assumption), Behaviour.Says(Found))),
        new("music-evidence", async theatre =>
        {
            var maya = await AskAsync(
                theatre, "Find me all the albums whose composer is A. R. Rahman", "See how I found this", Scripts.MusicQuery("SELECT album FROM songs WHERE composr LIKE '%Rahman%'"),
                Scripts.MusicQuery(Sql, Assumption), Behaviour.Says(Found) with { Cadence = TimeSpan.FromMilliseconds(20) });
            await maya.Reply.GetByText("See how I found this").ClickAsync();
            await maya.Reply.Locator("tbody tr").First.WaitForAsync();
            await maya.Reply.Locator(".hljs-keyword").First.WaitForAsync();
            await maya.Questions.First.ScrollIntoViewIfNeededAsync();
            return maya;
        }),
        new("music-asked-back", async theatre =>
        {
            var maya = await AskAsync(theatre, "Queen", "Queen", Scripts.MusicOutcome("clarify", "Songs or albums?", "Albums by Queen", "Songs by Queen", "Songs with queen in their title"));
            await maya.Reply.Locator(".options button").First.WaitForAsync();
            return maya;
        }),
        new("music-not-there", theatre => AskAsync(theatre, "Which of our films are about music?", "holds nothing", Scripts.MusicOutcome("not_in_library"))),
    ];

    private static async Task<ChatPage> AskAsync(Theatre theatre, string question, string until, params Behaviour[] model)
    {
        theatre.Script([.. model.Select(b => b with { When = new() { Contains = question } })]);
        var maya = await theatre.MayaWithHistoryAsync();
        await Theatre.MusicIsThereAsync(maya);
        await maya.Page.Locator(".switch").GetByText("Music").ClickAsync();
        await maya.AskAsync(question);
        await maya.WaitForTextAsync(maya.Reply, until);
        return maya;
    }
}
