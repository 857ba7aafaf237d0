using System.Text;
using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Safety;

/// <summary>What is taken away: named so that no system reads a path in it, and as harmless outside the page's policy as inside.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class DownloadSpecs(Chromium chromium) : Stage, IAsyncLifetime
{
    [Fact]
    public async Task An_exported_page_full_of_hostile_text_runs_nothing_when_it_is_opened_from_the_disk()
    {
        await using var maya = await MemberAsync(chromium);
        var text = string.Join('\n', Hostile.Texts);
        Script(Behaviour.Says(text));
        await maya.AskAsync(text);
        await Expect(maya.Replies).ToHaveCountAsync(1);
        await maya.WholeAsync();
        var conversation = maya.Page.Url.Split('/')[^1];
        var exported = await maya.Page.Context.APIRequest.GetAsync($"/api/conversations/{conversation}/export?format=html");
        var file = Path.Combine(Directory.CreateTempSubdirectory("familychat-export-").FullName, "taken home.html");
        await File.WriteAllBytesAsync(file, await exported.BodyAsync());
        await using var elsewhere = await chromium.BlankAsync(Server);
        var watchman = await Watchman.BesideAsync(elsewhere, new Uri(Server.Address));

        await elsewhere.Page.GotoAsync(new Uri(file).AbsoluteUri);

        await Expect(elsewhere.Page.Locator("article")).ToHaveCountAsync(2);
        Assert.Contains("<img src=x onerror=pwned(1)>", await elsewhere.Page.Locator("article pre").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await elsewhere.Page.Locator("body script, body img, pre *, h1 *").CountAsync());
        Assert.Empty(watchman.Seen);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task The_name_of_a_download_is_never_a_path_or_markup()
    {
        await using var maya = await MemberAsync(chromium);
        foreach (var title in Hostile.Texts.Where(t => t.Length <= 200).Append("../../etc/passwd").Append("C:\\Windows\\x").Append("a\r\nSet-Cookie: b=c"))
        {
            var made = await CallAsync(maya, "POST", "/api/conversations", new { task = "general", title });
            var answer = await maya.Page.Context.APIRequest.GetAsync($"/api/conversations/{made.GetProperty("id").GetString()}/export?format=html");
            var disposition = answer.Headers["content-disposition"];
            Assert.StartsWith("attachment;", disposition, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
            foreach (var name in Names(disposition))
                Assert.DoesNotContain(name, c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal));
        }
    }

    /// <summary>The plain name and the encoded one, as a browser reads them.</summary>
    private static IEnumerable<string> Names(string disposition)
    {
        foreach (var part in disposition.Split("; ").Where(p => p.StartsWith("filename", StringComparison.Ordinal)))
        {
            var value = part[(part.IndexOf('=') + 1)..];
            yield return part.StartsWith("filename*", StringComparison.Ordinal)
                ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(value["UTF-8''".Length..])))
                : value.Trim('"');
        }
    }
}
