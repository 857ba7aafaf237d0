using System.IO.Compression;
using FamilyChat.Web.Tests.Audit;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Conversations;

/// <summary>Copies to keep: complete, safe to open, one's own.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    const string Question = "<script>alert(1)</script> & \"what\" is *this*?";
    const string Answer = "It is </pre><img src=x onerror=alert(2)> # not a heading";

    AuditFamily family = null!;
    Browser noah = null!;
    string id = "";

    public async Task InitializeAsync()
    {
        family = await AuditFamily.StartAsync();
        noah = await family.Server.RegisterAsync("noah");
        id = await family.TalkAsync(noah, Question, Answer, "a/b\\c: <i>*");
    }

    public async Task DisposeAsync()
    {
        noah.Dispose();
        await family.DisposeAsync();
    }

    [Fact]
    public async Task Json_holds_what_the_page_is_given()
    {
        using var answer = await noah.GetAsync($"/api/conversations/{id}/export?format=json").ShouldBeAsync(200);
        var exported = await answer.JsonAsync();
        var shown = await noah.ConversationAsync(id);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(shown, exported), exported.GetRawText());
    }

    [Fact]
    public async Task Html_shows_markup_as_text()
    {
        var html = await TextAsync("html");
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("markdown", "# a/b\\\\c: \\<i\\>\\*\n")]
    [InlineData("text", "a/b\\c: <i>*\n")]
    public async Task Text_formats_keep_every_word(string format, string begin)
    {
        var text = await TextAsync(format);
        Assert.StartsWith(begin, text, StringComparison.Ordinal);
        Assert.Contains(Question, text, StringComparison.Ordinal);
        Assert.Contains(Answer, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_the_titles_name_without_what_no_file_may_have()
    {
        using var answer = await noah.GetAsync($"/api/conversations/{id}/export").ShouldBeAsync(200);
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal("a-b-c- -i.md", disposition.FileNameStar ?? disposition.FileName);
        await noah.GetAsync($"/api/conversations/{id}/export?format=exe").ShouldRefuseAsync(400, "invalid-format");
        await family.Admin.GetAsync($"/api/conversations/{id}/export").ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task The_zip_has_all_ones_conversations_to_read_and_to_keep_and_nobody_elses()
    {
        await family.TalkAsync(family.Admin, "Mine", "Yours", "Of the admin");
        var same = await noah.CreateConversationAsync("a/b\\c: <i>*");
        var trashed = await noah.CreateConversationAsync("Gone soon");
        using var deleted = await noah.SendAsync(HttpMethod.Delete, $"/api/conversations/{trashed}").ShouldBeAsync(204);

        using var answer = await noah.GetAsync("/api/export").ShouldBeAsync(200);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(
            ["a-b-c- -i (2).json", "a-b-c- -i (2).md", "a-b-c- -i.json", "a-b-c- -i.md", "trash/Gone soon.json", "trash/Gone soon.md"],
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        Assert.Contains(await family.EventsAsync("kind=exported"), e => e.Text("user") == "noah");
    }

    async Task<string> TextAsync(string format)
    {
        using var answer = await noah.GetAsync($"/api/conversations/{id}/export?format={format}").ShouldBeAsync(200);
        return await answer.Content.ReadAsStringAsync();
    }
}
