using System.Globalization;
using System.Text.Json;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>What the family admin sees, and what the member sees of that.</summary>
public sealed class AuditTests : IAsyncLifetime
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
    public async Task Every_event_is_there_newest_first_with_who_what_and_a_hash()
    {
        var id = await family.TalkAsync(noah, "Why is the sky blue?", "Because of scattering.");

        var events = await family.EventsAsync($"conversation={id}");

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
        var comets = await family.TalkAsync(noah, "Tell me about comets", "Dirty snowballs.");
        await family.TalkAsync(family.Admin, "Bake a cake", "Take flour.");
        var noahId = await noah.MemberIdAsync();

        Assert.All(await family.EventsAsync($"user={noahId}"), e => Assert.Equal("noah", e.Text("user")));
        Assert.All(await family.EventsAsync("kind=sent"), e => Assert.Equal("sent", e.Text("kind")));
        Assert.Equal(["Dirty snowballs."], (await family.EventsAsync("q=snowb")).Select(e => e.Text("summary")));
        Assert.Empty(await family.EventsAsync($"q=flour&user={noahId}"));
        Assert.Equal(["Tell me about comets"], (await family.EventsAsync($"q=comets&kind=sent&conversation={comets}")).Select(e => e.Text("summary")));
        Assert.Empty(await family.EventsAsync("to=2001-01-01T00:00:00Z"));
        Assert.NotEmpty(await family.EventsAsync("from=2001-01-01T00:00:00Z"));
        Assert.Empty(await family.EventsAsync("q=%22%22%2A%20%28"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        await family.TalkAsync(noah, "One", "Two");
        var all = (await family.EventsAsync()).Select(Sequence).ToList();
        List<long> paged = [];
        var more = true;
        while (more)
        {
            var before = paged.Count == 0 ? "" : $"&before={paged[^1].ToString(CultureInfo.InvariantCulture)}";
            var page = await family.AdminGetAsync($"/api/admin/audit?limit=3{before}");
            paged.AddRange(page.GetProperty("events").EnumerateArray().Select(Sequence));
            more = page.GetProperty("more").GetBoolean();
        }

        // The admin's looking is itself an event, newer than where the paging began.
        Assert.Equal(all, paged.Where(s => s <= all[0]));
    }

    [Fact]
    public async Task Signing_in_and_out_is_written_down_without_any_secret()
    {
        using var wrong = await noah.SignInAsync("noah", "not the password").ShouldBeAsync(401);
        using var out_ = await noah.SendAsync(HttpMethod.Delete, "/api/session").ShouldBeAsync(204);

        var events = await family.EventsAsync();

        Assert.Superset(
            new HashSet<string> { "registered", "signed-in", "sign-in-failed", "signed-out" }, events.Select(e => e.Text("kind")).ToHashSet());
        Assert.DoesNotContain(events, e => e.GetRawText().Contains("password\":", StringComparison.OrdinalIgnoreCase)
            || e.GetRawText().Contains(Browser.PasswordOf("noah"), StringComparison.Ordinal) || e.GetRawText().Contains("not the password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_admins_look_is_an_event_that_the_member_sees()
    {
        var id = await family.TalkAsync(noah, "A secret?", "No.", "Diary");
        await family.AdminGetAsync($"/api/admin/conversations/{id}");
        await family.AdminGetAsync($"/api/admin/conversations/{id}");
        await family.CaughtUpAsync();

        var views = (await AuditFamily.GetAsync(noah, "/api/privacy/views")).EnumerateArray().ToList();

        var view = Assert.Single(views);
        Assert.Equal(("mona", "Diary", id), (view.Text("admin"), view.Text("title"), view.Text("conversationId")));
        Assert.Empty((await AuditFamily.GetAsync(family.Admin, "/api/privacy/views")).EnumerateArray());
    }

    [Fact]
    public async Task A_conversation_is_shown_as_it_stood_even_after_its_deletion()
    {
        var id = await family.TalkAsync(noah, "First question", "First answer", "Before");
        var stood = (await family.EventsAsync($"conversation={id}&kind=replied"))[0].Text("at");
        using var renamed = await noah.SendAsync(HttpMethod.Patch, $"/api/conversations/{id}", new { title = "After" }).ShouldBeAsync(200);
        using var deleted = await noah.SendAsync(HttpMethod.Delete, $"/api/conversations/{id}").ShouldBeAsync(204);

        var then = await family.AdminGetAsync($"/api/admin/conversations/{id}?at={Uri.EscapeDataString(stood)}");
        var now = await family.AdminGetAsync($"/api/admin/conversations/{id}");

        Assert.Equal("Before", then.Text("title"));
        Assert.Equal(["First question", "First answer"], then.GetProperty("messages").EnumerateArray().Select(m => m.Text("text")));
        Assert.Equal(JsonValueKind.Null, then.GetProperty("deletedAt").ValueKind);
        Assert.Equal("After", now.Text("title"));
        Assert.NotEqual(JsonValueKind.Null, now.GetProperty("deletedAt").ValueKind);
        await family.Admin.GetAsync($"/api/admin/conversations/{id}?at=2001-01-01T00:00:00Z").ShouldRefuseAsync(404, "not-found");
        await family.Admin.GetAsync($"/api/admin/conversations/{Conversing.NewId()}").ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task An_edited_question_is_told_from_a_new_one()
    {
        var id = await family.TalkAsync(noah, "Helo", "Hello!");
        await using var line = await HubLine.OpenAsync(noah);
        await using var outputs = line.Watch(id);
        await outputs.UntilAsync("snapshot");
        await line.InvokeAsync("Send", new { conversationId = id, messageId = Conversing.NewId(), text = "Hello", first = true });
        await outputs.UntilAsync("ended");

        Assert.Equal(["Hello"], (await family.EventsAsync($"conversation={id}&kind=edited")).Select(e => e.Text("summary")));
        Assert.Equal(["Helo"], (await family.EventsAsync($"conversation={id}&kind=sent")).Select(e => e.Text("summary")));
    }

    [Fact]
    public async Task Usage_counts_messages_and_tokens_of_each_member_and_day()
    {
        await family.TalkAsync(noah, "One", "Two words");
        await family.TalkAsync(noah, "Three", "Four words more");

        var usage = (await family.AdminGetAsync("/api/admin/usage")).EnumerateArray().Where(u => u.Text("displayName") == "noah").ToList();

        Assert.Equal(2, usage.Sum(u => u.GetProperty("messages").GetInt32()));
        Assert.All(usage, u => Assert.True(u.GetProperty("completionTokens").GetInt32() > 0));
    }

    [Fact]
    public async Task The_export_has_a_line_for_each_event()
    {
        await family.TalkAsync(noah, "One", "Two");
        var shown = await family.EventsAsync();
        using var answer = await family.Admin.GetAsync("/api/admin/audit/export").ShouldBeAsync(200);
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
    public Task Only_an_admin_is_answered(string path) => noah.GetAsync(path).ShouldRefuseAsync(403, "forbidden");

    static long Sequence(JsonElement e) => e.GetProperty("sequence").GetInt64();
}
