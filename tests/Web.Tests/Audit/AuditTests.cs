using System.Globalization;
using System.Text.Json;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>What the family admin sees, and what the member sees of that.</summary>
public sealed class AuditTests : FamilyOfTwo
{
    [Fact]
    public async Task Every_event_is_there_newest_first_with_who_what_and_a_hash()
    {
        var id = await Family.TalkAsync(Noah, "Why is the sky blue?", "Because of scattering.");

        var events = await Family.EventsAsync($"conversation={id}");

        Assert.Equal(
            ["replied", "reply-started", "renamed", "reply-requested", "sent", "created"],
            events.Select(e => e.Text("kind")).Distinct());
        Assert.All(events, e => Assert.Equal("noah", e.Text("user")));
        Assert.All(events, e => Assert.Matches("^[0-9a-f]{64}$", e.Text("hash")));
        Assert.Equal("Why is the sky blue?", events.Single(e => e.Text("kind") == "sent").GetProperty("detail").Text("text"));
        Assert.Equal(events.OrderByDescending(e => e.GetProperty("sequence").GetInt64()), events);
    }

    [Fact]
    public async Task Filters_narrow_what_is_shown()
    {
        var comets = await Family.TalkAsync(Noah, "Tell me about comets", "Dirty snowballs.");
        await Family.TalkAsync(Family.Admin, "Bake a cake", "Take flour.");
        var noahId = await Noah.MemberIdAsync();

        Assert.All(await Family.EventsAsync($"user={noahId}"), e => Assert.Equal("noah", e.Text("user")));
        Assert.All(await Family.EventsAsync("kind=sent"), e => Assert.Equal("sent", e.Text("kind")));
        Assert.Equal(["Dirty snowballs."], (await Family.EventsAsync("q=snowb")).Select(e => e.Text("summary")));
        Assert.Empty(await Family.EventsAsync($"q=flour&user={noahId}"));
        Assert.Equal(["Tell me about comets"], (await Family.EventsAsync($"q=comets&kind=sent&conversation={comets}")).Select(e => e.Text("summary")));
        Assert.Empty(await Family.EventsAsync("to=2001-01-01T00:00:00Z"));
        Assert.NotEmpty(await Family.EventsAsync("from=2001-01-01T00:00:00Z"));
        Assert.Empty(await Family.EventsAsync("q=%22%22%2A%20%28"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        await Family.TalkAsync(Noah, "One", "Two");
        var all = (await Family.EventsAsync()).Select(Sequence).ToList();
        List<long> paged = [];
        var more = true;
        while (more)
        {
            var before = paged.Count == 0 ? "" : $"&before={paged[^1].ToString(CultureInfo.InvariantCulture)}";
            var page = await Family.AdminGetAsync($"/api/admin/audit?limit=3{before}");
            paged.AddRange(page.GetProperty("events").EnumerateArray().Select(Sequence));
            more = page.GetProperty("more").GetBoolean();
        }

        // The admin's looking is itself an event, newer than where the paging began.
        Assert.Equal(all, paged.Where(s => s <= all[0]));
    }

    [Fact]
    public async Task Signing_in_and_out_is_written_down_without_any_secret()
    {
        using var wrong = await Noah.SignInAsync("noah", "not the password").ShouldBeAsync(401);
        using var out_ = await Noah.SendAsync(HttpMethod.Delete, "/api/session").ShouldBeAsync(204);

        var events = await Family.EventsAsync();

        Assert.Superset(
            new HashSet<string> { "registered", "signed-in", "sign-in-failed", "signed-out" }, events.Select(e => e.Text("kind")).ToHashSet());
        Assert.DoesNotContain(events, e => e.GetRawText().Contains("password\":", StringComparison.OrdinalIgnoreCase)
            || e.GetRawText().Contains(Browser.PasswordOf("noah"), StringComparison.Ordinal) || e.GetRawText().Contains("not the password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_admins_look_is_an_event_that_the_member_sees()
    {
        var id = await Family.TalkAsync(Noah, "A secret?", "No.", "Diary");
        await Family.AdminGetAsync($"/api/admin/conversations/{id}");
        await Family.AdminGetAsync($"/api/admin/conversations/{id}");
        await Family.CaughtUpAsync();

        var views = (await AuditFamily.GetAsync(Noah, "/api/privacy/views")).EnumerateArray().ToList();

        var view = Assert.Single(views);
        Assert.Equal(("mona", "Diary", id), (view.Text("admin"), view.Text("title"), view.Text("conversationId")));
        Assert.Empty((await AuditFamily.GetAsync(Family.Admin, "/api/privacy/views")).EnumerateArray());
    }

    [Fact]
    public async Task However_many_copies_a_member_takes_they_hide_no_copy_the_admin_took()
    {
        var id = await Family.TalkAsync(Noah, "A secret?", "No.", "Diary");
        using var copy = await Family.Admin.GetAsync("/api/admin/audit/export").ShouldBeAsync(200);
        for (var n = 0; n < 201; n++)
        {
            using var own = await Noah.GetAsync($"/api/conversations/{id}/export?format=text").ShouldBeAsync(200);
        }

        await Family.CaughtUpAsync();

        var view = Assert.Single((await AuditFamily.GetAsync(Noah, "/api/privacy/views")).EnumerateArray());
        Assert.True(view.GetProperty("exported").GetBoolean());
    }

    [Fact]
    public async Task A_conversation_is_shown_as_it_stood_even_after_its_deletion()
    {
        var id = await Family.TalkAsync(Noah, "First question", "First answer", "Before");
        var stood = (await Family.EventsAsync($"conversation={id}&kind=replied"))[0].Text("at");
        using var renamed = await Noah.SendAsync(HttpMethod.Patch, $"/api/conversations/{id}", new { title = "After" }).ShouldBeAsync(200);
        using var deleted = await Noah.SendAsync(HttpMethod.Delete, $"/api/conversations/{id}").ShouldBeAsync(204);

        var then = await Family.AdminGetAsync($"/api/admin/conversations/{id}?at={Uri.EscapeDataString(stood)}");
        var now = await Family.AdminGetAsync($"/api/admin/conversations/{id}");

        Assert.Equal("Before", then.Text("title"));
        Assert.Equal(["First question", "First answer"], then.GetProperty("messages").EnumerateArray().Select(m => m.Text("text")));
        Assert.Equal(JsonValueKind.Null, then.GetProperty("deletedAt").ValueKind);
        Assert.Equal("After", now.Text("title"));
        Assert.NotEqual(JsonValueKind.Null, now.GetProperty("deletedAt").ValueKind);
        await Family.Admin.GetAsync($"/api/admin/conversations/{id}?at=2001-01-01T00:00:00Z").ShouldRefuseAsync(404, "not-found");
        await Family.Admin.GetAsync($"/api/admin/conversations/{Conversing.NewId()}").ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task A_conversation_as_it_stands_is_whole_though_the_clock_was_set_back()
    {
        var id = await Family.TalkAsync(Noah, "First question", "First answer");
        Family.Server.Clock.Skip(TimeSpan.FromHours(-1));

        var now = await Family.AdminGetAsync($"/api/admin/conversations/{id}");

        Assert.Equal(["First question", "First answer"], now.GetProperty("messages").EnumerateArray().Select(m => m.Text("text")));
    }

    [Fact]
    public async Task An_edited_question_is_told_from_a_new_one()
    {
        var id = await Family.TalkAsync(Noah, "Helo", "Hello!");
        await using var line = await HubLine.OpenAsync(Noah);
        await using var outputs = line.Watch(id);
        await outputs.UntilAsync("snapshot");
        await line.InvokeAsync("Send", new { conversationId = id, messageId = Conversing.NewId(), text = "Hello", first = true });
        await outputs.UntilAsync("ended");

        Assert.Equal(["Hello"], (await Family.EventsAsync($"conversation={id}&kind=edited")).Select(e => e.Text("summary")));
        Assert.Equal(["Helo"], (await Family.EventsAsync($"conversation={id}&kind=sent")).Select(e => e.Text("summary")));
    }

    [Fact]
    public async Task Usage_counts_messages_and_tokens_of_each_member_and_day()
    {
        await Family.TalkAsync(Noah, "One", "Two words");
        await Family.TalkAsync(Noah, "Three", "Four words more");

        var usage = (await Family.AdminGetAsync("/api/admin/usage")).EnumerateArray().Where(u => u.Text("displayName") == "noah").ToList();

        Assert.Equal(2, usage.Sum(u => u.GetProperty("messages").GetInt32()));
        Assert.All(usage, u => Assert.True(u.GetProperty("completionTokens").GetInt32() > 0));
        Assert.Empty((await Family.AdminGetAsync("/api/admin/usage?to=0001-01-01")).EnumerateArray());
    }

    [Fact]
    public async Task The_export_has_a_line_for_each_event()
    {
        await Family.TalkAsync(Noah, "One", "Two");
        var shown = await Family.EventsAsync();
        using var answer = await Family.Admin.GetAsync("/api/admin/audit/export").ShouldBeAsync(200);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToDictionary(Sequence);

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        Assert.All(shown, e => Assert.Equal(e.GetRawText(), lines[Sequence(e)].GetRawText()));
    }

    [Theory]
    [InlineData("/api/admin/audit")]
    [InlineData("/api/admin/audit/verify")]
    [InlineData("/api/admin/audit/export")]
    [InlineData("/api/admin/usage")]
    [InlineData("/api/admin/settings")]
    [InlineData("/api/admin/conversations/0198e6a0-0000-7000-8000-000000000000")]
    public Task Only_an_admin_is_answered(string path) => Noah.GetAsync(path).ShouldRefuseAsync(403, "forbidden");

    static long Sequence(JsonElement e) => e.GetProperty("sequence").GetInt64();
}
