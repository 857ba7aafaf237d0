using System.Text.Json;
using FamilyChat.Web.Tests.Audit;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Search;

/// <summary>One's own history by words, and nobody else's.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    AuditFamily family = null!;
    Browser noah = null!;

    public async Task InitializeAsync()
    {
        family = await AuditFamily.StartAsync();
        noah = await family.Server.RegisterAsync("noah");
    }

    public async Task DisposeAsync()
    {
        noah.Dispose();
        await family.DisposeAsync();
    }

    [Fact]
    public async Task Titles_questions_and_replies_are_found_whatever_case_and_accents()
    {
        var id = await family.TalkAsync(noah, "Où est le Café Crème?", "Beside the library", "Paris trip");

        foreach (var (query, text) in new[] { ("CREME", "<mark>Crème</mark>"), ("librar", "<mark>library</mark>"), ("paris", "<mark>Paris</mark>") })
        {
            var hit = Assert.Single(await FindAsync(noah, query));
            Assert.Equal((id, "Paris trip"), (hit.Text("conversationId"), hit.Text("title")));
            Assert.Contains(text, hit.Text("snippet"), StringComparison.Ordinal);
        }

        Assert.Equal(JsonValueKind.Null, (await FindAsync(noah, "paris"))[0].GetProperty("messageId").ValueKind);
    }

    [Fact]
    public async Task Nobody_finds_what_is_not_theirs()
    {
        await family.TalkAsync(noah, "My hamster is called Zeus", "A fine name", "Pets");
        Assert.Empty(await FindAsync(family.Admin, "hamster"));
        Assert.Empty(await FindAsync(family.Admin, "hamster OR tags : m*"));
        Assert.Single(await FindAsync(noah, "hamster"));
    }

    [Fact]
    public async Task A_snippet_escapes_everything_but_its_marks()
    {
        await family.TalkAsync(noah, "<img src=x onerror=alert(1)> \u0002evil\u0003 & \"more\"", "ok", "Title");
        var hit = Assert.Single(await FindAsync(noah, "onerror"));
        Assert.Equal("&lt;img src=x <mark>onerror</mark>=alert(1)&gt; \uFFFDevil\uFFFD &amp; &quot;more&quot;", hit.Text("snippet"));
    }

    [Fact]
    public async Task The_best_match_comes_first()
    {
        var passing = await family.TalkAsync(noah, "A long text that names the dragon only once among many other words of no use here", "ok", "One");
        var about = await family.TalkAsync(noah, "Dragon, dragon, dragon", "ok", "Two");
        Assert.Equal([about, passing], (await FindAsync(noah, "dragon")).Select(h => h.Text("conversationId")));
    }

    [Fact]
    public async Task A_title_is_found_by_its_newest_words_only()
    {
        var id = await family.TalkAsync(noah, "hello", "hi", "Volcano");
        using var renamed = await noah.SendAsync(HttpMethod.Patch, $"/api/conversations/{id}", new { title = "Glacier" }).ShouldBeAsync(200);
        Assert.Empty(await FindAsync(noah, "volcano"));
        Assert.Single(await FindAsync(noah, "glacier"));
    }

    [Fact]
    public async Task What_was_deleted_over_30_days_ago_is_gone_for_the_member_but_not_for_the_audit()
    {
        var id = await family.TalkAsync(noah, "Remember the elephant", "Never forgets", "Zoo");
        using var deleted = await noah.SendAsync(HttpMethod.Delete, $"/api/conversations/{id}").ShouldBeAsync(204);
        Assert.NotEmpty(await FindAsync(noah, "elephant"));

        await LongAgoAsync(id);

        Assert.Empty(await FindAsync(noah, "elephant"));
        Assert.NotEmpty(await family.EventsAsync("q=elephant"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%20%20")]
    [InlineData("%22%22%22")]
    [InlineData("***")]
    [InlineData("NEAR(")]
    [InlineData("a%00b")]
    [InlineData("tags%3A")]
    public async Task Odd_queries_are_answered_with_what_they_find(string query)
    {
        using var answer = await noah.GetAsync($"/api/search?q={query}").ShouldBeAsync(200);
        Assert.Equal(JsonValueKind.Array, (await answer.JsonAsync()).ValueKind);
    }

    async Task<IReadOnlyList<JsonElement>> FindAsync(Browser who, string query)
    {
        await family.CaughtUpAsync();
        return [.. (await AuditFamily.GetAsync(who, $"/api/search?q={Uri.EscapeDataString(query)}")).EnumerateArray()];
    }

    /// <summary>As if the deletion lay 31 days back.</summary>
    async Task LongAgoAsync(string id)
    {
        await family.CaughtUpAsync();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(family.Server.DataDirectory, "app.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE audit_conversations SET deleted_at = deleted_at - 31 * 86400000 WHERE id = $id";
        command.Parameters.AddWithValue("$id", Guid.Parse(id).ToByteArray(bigEndian: true));
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
