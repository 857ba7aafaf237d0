using System.Text;
using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Safety;

/// <summary>A music list is a file from anywhere: its name, its cells, and what a query made of them are only text, on the page and in a download.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class HostileMusicSpecs(Chromium chromium) : Stage, IAsyncLifetime
{
    private const string Breach = "<img src=x onerror=pwned(1)>";

    [Fact]
    public async Task Hostile_cells_and_a_hostile_name_of_a_file_are_only_text()
    {
        await using var mona = await MemberAsync(chromium, "Mona");
        var watchman = await Watchman.BesideAsync(mona, new Uri(Server.Address));
        await ImportAsync(mona, $"{Breach}.csv", string.Join('\n', Hostile.Texts.Select(t => $"{Cell(t)},{Cell(t)},{Cell(t)}").Prepend("Title,Artist,Album")));

        await mona.Page.GotoAsync("/admin/music");
        await Expect(mona.Page.Locator("main")).ToContainTextAsync($"{Breach}.csv");
        await Hostile.AssertHarmlessAsync(mona, watchman);

        Script(
            Query($"SELECT \"{Breach}\" FROM songs"),
            Query("SELECT title, artist FROM songs ORDER BY title LIMIT 200"),
            Behaviour.Says(string.Join("\n\n", Hostile.Texts.Take(20))));
        var reply = await AskAsync(mona, $"songs by {Breach}");
        await reply.GetByText("See how I found this").ClickAsync();
        await Expect(reply.Locator("tbody tr").First).ToBeVisibleAsync();
        Assert.Contains(Breach, await reply.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);
        await reply.Locator("th button").First.ClickAsync();
        await Hostile.AssertHarmlessAsync(mona, watchman);

        var download = await mona.Page.RunAndWaitForDownloadAsync(() => reply.GetByText("CSV").First.ClickAsync());
        Assert.Equal("music.csv", download.SuggestedFilename);
        await Hostile.AssertHarmlessAsync(mona, watchman);
    }

    [Fact]
    public async Task Hostile_readings_of_a_question_are_only_choices()
    {
        await using var mona = await MemberAsync(chromium, "Mona");
        var watchman = await Watchman.BesideAsync(mona, new Uri(Server.Address));
        foreach (var some in Hostile.Texts.Where(t => t.Length < 100).Chunk(4).Take(12))
        {
            Script(Scripts.MusicOutcome("clarify", some[0], some));
            await AskAsync(mona, some[0]);
        }

        await Hostile.AssertHarmlessAsync(mona, watchman);
    }

    private static Behaviour Query(string sql) => Scripts.MusicQuery(sql, Hostile.Texts[8]);

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task<ILocator> AskAsync(ChatPage page, string question)
    {
        if (!page.Page.Url.Contains("/c/", StringComparison.Ordinal))
        {
            await page.Page.GotoAsync("/");
            await page.Page.GetByText("Music", new() { Exact = true }).First.ClickAsync();
        }

        var before = await page.Replies.CountAsync();
        await page.AskAsync(question);
        await Expect(page.Replies).ToHaveCountAsync(before + 1);
        await page.WholeAsync();
        return page.Reply;
    }

    private static async Task ImportAsync(ChatPage page, string name, string text)
    {
        var requests = page.Page.Context.APIRequest;
        var session = await (await requests.GetAsync("/api/session")).JsonAsync();
        var form = requests.CreateFormData();
        form.Set("file", new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        var answer = await requests.PostAsync("/api/admin/music/import", new()
        {
            Multipart = form, Headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = session!.Value.GetProperty("csrfToken").GetString()! },
        });
        var id = (await answer.JsonAsync())!.Value.GetProperty("importId").GetString();
        await UntilAsync(page, $"/api/admin/music/import/{id}", import => import.GetProperty("state").GetString() != "running");
    }
}
