using System.Text.Json;
using FamilyChat.Web.Tests.Audit;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Search;

/// <summary>One's own history by words, and nobody else's.</summary>
public sealed class SearchTests : FamilyOfTwo
{
    [Fact]
    public async Task Titles_questions_and_replies_are_found_whatever_case_and_accents()
    {
        var id = await Family.TalkAsync(Noah, "Où est le Café Crème?", "Beside the library", "Paris trip");

        foreach (var (query, text) in new[] { ("CREME", "<mark>Crème</mark>"), ("librar", "<mark>library</mark>"), ("paris", "<mark>Paris</mark>") })
        {
            var hit = Assert.Single(await FindAsync(Noah, query));
            Assert.Equal((id, "Paris trip"), (hit.Text("conversationId"), hit.Text("title")));
            Assert.Contains(text, hit.Text("snippet"), StringComparison.Ordinal);
        }

        Assert.Equal(JsonValueKind.Null, (await FindAsync(Noah, "paris"))[0].GetProperty("messageId").ValueKind);
    }

    [Fact]
    public async Task A_letter_beyond_the_first_plane_is_a_letter()
    {
        await Family.TalkAsync(Noah, "What is 𠮷 for?", "A name", "Letters");
        Assert.Single(await FindAsync(Noah, "𠮷"));
    }

    [Fact]
    public async Task Nobody_finds_what_is_not_theirs()
    {
        await Family.TalkAsync(Noah, "My hamster is called Zeus", "A fine name", "Pets");
        Assert.Empty(await FindAsync(Family.Admin, "hamster"));
        Assert.Empty(await FindAsync(Family.Admin, "hamster OR tags : m*"));
        Assert.Single(await FindAsync(Noah, "hamster"));
    }

    [Fact]
    public async Task A_snippet_escapes_everything_but_its_marks()
    {
        await Family.TalkAsync(Noah, "<img src=x onerror=alert(1)> \u0002evil\u0003 & \"more\"", "ok", "Title");
        var hit = Assert.Single(await FindAsync(Noah, "onerror"));
        Assert.Equal("&lt;img src=x <mark>onerror</mark>=alert(1)&gt; \uFFFDevil\uFFFD &amp; &quot;more&quot;", hit.Text("snippet"));
    }

    [Fact]
    public async Task The_best_match_comes_first()
    {
        var passing = await Family.TalkAsync(Noah, "A long text that names the dragon only once among many other words of no use here", "ok", "One");
        var about = await Family.TalkAsync(Noah, "Dragon, dragon, dragon", "ok", "Two");
        Assert.Equal([about, passing], (await FindAsync(Noah, "dragon")).Select(h => h.Text("conversationId")));
    }

    [Fact]
    public async Task A_title_is_found_by_its_newest_words_only()
    {
        var id = await Family.TalkAsync(Noah, "hello", "hi", "Volcano");
        using var renamed = await Noah.SendAsync(HttpMethod.Patch, $"/api/conversations/{id}", new { title = "Glacier" }).ShouldBeAsync(200);
        Assert.Empty(await FindAsync(Noah, "volcano"));
        Assert.Single(await FindAsync(Noah, "glacier"));
    }

    [Fact]
    public async Task What_was_deleted_over_30_days_ago_is_gone_for_the_member_but_not_for_the_audit()
    {
        var id = await Family.TalkAsync(Noah, "Remember the elephant", "Never forgets", "Zoo");
        using var deleted = await Noah.SendAsync(HttpMethod.Delete, $"/api/conversations/{id}").ShouldBeAsync(204);
        Assert.NotEmpty(await FindAsync(Noah, "elephant"));

        await LongAgoAsync(id);

        Assert.Empty(await FindAsync(Noah, "elephant"));
        Assert.NotEmpty(await Family.EventsAsync("q=elephant"));
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
        using var answer = await Noah.GetAsync($"/api/search?q={query}").ShouldBeAsync(200);
        Assert.Equal(JsonValueKind.Array, (await answer.JsonAsync()).ValueKind);
    }

    async Task<IReadOnlyList<JsonElement>> FindAsync(Browser who, string query)
    {
        await Family.CaughtUpAsync();
        return [.. (await AuditFamily.GetAsync(who, $"/api/search?q={Uri.EscapeDataString(query)}")).EnumerateArray()];
    }

    /// <summary>As if the deletion lay 31 days back.</summary>
    async Task LongAgoAsync(string id)
    {
        await Family.CaughtUpAsync();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Family.Server.DataDirectory, "app.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE audit_conversations SET deleted_at = deleted_at - 31 * 86400000 WHERE id = $id";
        command.Parameters.AddWithValue("$id", Guid.Parse(id).ToByteArray(bigEndian: true));
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
