using FamilyChat.Web.Tests.Audit;

namespace FamilyChat.Web.Tests.Admin;

/// <summary>Settings in the page: checked, in force at once, there after a restart, and without the secret.</summary>
public sealed class SettingsTests : IAsyncLifetime
{
    AuditFamily family = null!;

    public async Task InitializeAsync() => family = await AuditFamily.StartAsync();

    public async Task DisposeAsync() => await family.DisposeAsync();

    [Fact]
    public async Task A_change_counts_at_once_and_after_a_restart()
    {
        using var closed = await PutAsync(new { registration = "closed", trashDays = 7, limits = new { messageLength = 10 } }).ShouldBeAsync(200);
        await StrangerIsRefusedAsync();
        await using (var line = await HubLine.OpenAsync(family.Admin))
        {
            var id = await family.Admin.CreateConversationAsync();
            var tooLong = await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(id, "longer than ten"));
            Assert.Equal("message-too-long", tooLong.Code);
        }

        await family.RestartAsync();

        await StrangerIsRefusedAsync();
        Assert.Equal(7, (await family.AdminGetAsync("/api/admin/settings")).GetProperty("trashDays").GetInt32());
        Assert.Equal("Registration, Limits:TrashRetention, Limits:MessageLength", (await family.EventsAsync("kind=settings-changed"))[0].Text("summary"));
    }

    [Fact]
    public async Task Saving_what_is_in_force_changes_nothing_but_what_was_changed()
    {
        var shown = System.Text.Json.Nodes.JsonNode.Parse((await family.AdminGetAsync("/api/admin/settings")).GetRawText())!;
        shown["title"] = "The Millers";
        using var saved = await PutAsync(shown).ShouldBeAsync(200);

        Assert.Equal("The Millers", (await AuditFamily.GetAsync(family.Admin, "/api/session")).Text("title"));
        Assert.Equal("Title", (await family.EventsAsync("kind=settings-changed"))[0].Text("summary"));
    }

    [Fact]
    public async Task Capital_letters_are_a_change()
    {
        var shown = System.Text.Json.Nodes.JsonNode.Parse((await family.AdminGetAsync("/api/admin/settings")).GetRawText())!;
        (shown["title"], shown["modelServer"]!["token"]) = ("the millers", "abc");
        using var small = await PutAsync(shown).ShouldBeAsync(200);
        (shown["title"], shown["modelServer"]!["token"]) = ("The Millers", "ABC");
        using var capital = await PutAsync(shown).ShouldBeAsync(200);

        Assert.Equal("The Millers", (await family.AdminGetAsync("/api/admin/settings")).Text("title"));
        Assert.Equal("Title, ModelServer:Token", (await family.EventsAsync("kind=settings-changed"))[0].Text("summary"));
    }

    [Fact]
    public async Task What_the_files_allow_beyond_the_page_keeps_nobody_from_saving_the_rest()
    {
        await using var generous = await AuditFamily.StartAsync(
            ("Limits:MessageLength", "2000000"), ("Limits:TrashRetention", "12:00:00"), ("ModelServer:Url", "127.0.0.1:9"));
        var shown = System.Text.Json.Nodes.JsonNode.Parse((await generous.AdminGetAsync("/api/admin/settings")).GetRawText())!;
        shown["title"] = "The Millers";

        using var saved = await generous.Admin.SendAsync(HttpMethod.Put, "/api/admin/settings", shown).ShouldBeAsync(200);

        Assert.Equal("Title", (await generous.EventsAsync("kind=settings-changed"))[0].Text("summary"));
    }

    [Fact]
    public async Task Null_takes_a_setting_back_to_what_the_files_say()
    {
        using var closed = await PutAsync(new { registration = "closed" }).ShouldBeAsync(200);
        using var back = await PutAsync(new { registration = (string?)null }).ShouldBeAsync(200);
        using var stranger = family.Server.OpenBrowser();
        await stranger.RegisterAsync("zoe");
    }

    [Fact]
    public async Task The_token_is_never_returned_and_survives_a_change_of_something_else()
    {
        var url = family.Server.Model.BaseAddress.ToString();
        using var set = await PutAsync(new { modelServer = new { url, token = "s3cret-token" } }).ShouldBeAsync(200);
        Assert.DoesNotContain("s3cret", await set.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = await PutAsync(new { modelServer = new { url, token = (string?)null, hasToken = true } }).ShouldBeAsync(200);
        Assert.True((await family.AdminGetAsync("/api/admin/settings")).GetProperty("modelServer").GetProperty("hasToken").GetBoolean());
        Assert.DoesNotContain(await family.EventsAsync(), e => e.GetRawText().Contains("s3cret", StringComparison.Ordinal));

        using var gone = await PutAsync(new { modelServer = new { url, hasToken = false } }).ShouldBeAsync(200);
        Assert.False((await gone.JsonAsync()).GetProperty("modelServer").GetProperty("hasToken").GetBoolean());
    }

    [Theory]
    [InlineData("""{"registration":"sometimes"}""")]
    [InlineData("""{"registration":7}""")]
    [InlineData("""{"timeZone":"Middle/Earth"}""")]
    [InlineData("""{"title":"A name that is much longer than any family would call it"}""")]
    [InlineData("""{"title":"two\nlines"}""")]
    [InlineData("""{"trashDays":0}""")]
    [InlineData("""{"trashDays":"many"}""")]
    [InlineData("""{"modelServer":{"url":"file:///etc/passwd"}}""")]
    [InlineData("""{"modelServer":{"url":"not an address"}}""")]
    [InlineData("""{"modelServer":{"slots":0}}""")]
    [InlineData("""{"modelServer":{"token":"two\nlines"}}""")]
    [InlineData("""{"limits":{"messageLength":-1}}""")]
    [InlineData("""{"limits":{"messagesPerMinute":-1}}""")]
    [InlineData("""{"unheardOf":1}""")]
    [InlineData("""[]""")]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(string body)
    {
        var before = (await family.AdminGetAsync("/api/admin/settings")).GetRawText();
        await family.Admin.SendTextAsync(HttpMethod.Put, "/api/admin/settings", body).ShouldRefuseAsync(400, "invalid-settings");
        Assert.Equal(before, (await family.AdminGetAsync("/api/admin/settings")).GetRawText());
    }

    [Fact]
    public async Task A_connection_is_tried_before_it_is_saved()
    {
        using var good = await TestAsync(family.Server.Model.BaseAddress.ToString()).ShouldBeAsync(200);
        Assert.True((await good.JsonAsync()).GetProperty("ok").GetBoolean());
        using var bad = await TestAsync("http://127.0.0.1:9").ShouldBeAsync(200);
        var answer = await bad.JsonAsync();
        Assert.False(answer.GetProperty("ok").GetBoolean());
        Assert.Equal(("unreachable", "no-answer"), (answer.Text("state"), answer.Text("code")));
        await TestAsync("gopher://x").ShouldRefuseAsync(400, "invalid-settings");
    }

    Task<HttpResponseMessage> PutAsync(object settings) => family.Admin.SendAsync(HttpMethod.Put, "/api/admin/settings", settings);

    Task<HttpResponseMessage> TestAsync(string url) => family.Admin.SendAsync(HttpMethod.Post, "/api/admin/settings/test", new { url });

    async Task StrangerIsRefusedAsync()
    {
        using var stranger = family.Server.OpenBrowser();
        await stranger.SendAsync(HttpMethod.Post, "/api/users", new { userName = "zed", displayName = "zed", password = Browser.PasswordOf("zed") })
            .ShouldRefuseAsync(403, "registration-closed");
    }
}
