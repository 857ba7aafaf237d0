using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Security;

public sealed class CsrfTests
{
    static readonly object Theme = new { theme = "dark" };

    [Fact]
    public async Task A_change_without_a_token_is_refused_and_changes_nothing()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", Theme).ShouldRefuseAsync(400, "csrf");
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", Theme, ("X-CSRF-TOKEN", "")).ShouldRefuseAsync(400, "csrf");
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", Theme, ("X-CSRF-TOKEN", "rubbish")).ShouldRefuseAsync(400, "csrf");
        await browser.SendWithAsync(HttpMethod.Delete, "/api/session", body: null).ShouldRefuseAsync(400, "csrf");
        Assert.True(await browser.IsSignedInAsync());
        using var kept = await browser.GetAsync("/api/preferences").ShouldBeAsync(200);
        Assert.Equal("{}", await kept.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Signing_in_and_registering_need_a_token_too()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = host.OpenBrowser();
        await browser.SendWithAsync(HttpMethod.Post, "/api/users", new { }).ShouldRefuseAsync(400, "csrf");
        await browser.SendWithAsync(HttpMethod.Post, "/api/session", new { }).ShouldRefuseAsync(400, "csrf");
        await browser.SendWithAsync(HttpMethod.Post, "/api/users/password-reset", new { }).ShouldRefuseAsync(400, "csrf");
    }

    [Fact]
    public async Task Another_members_token_and_one_from_before_signing_in_are_refused()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = host.OpenBrowser();
        var before = await browser.TokenAsync();
        await browser.RegisterAsync("mona");
        using var leo = await host.AddMemberAsync(browser, "leo");
        var leos = await leo.TokenAsync();
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", Theme, ("X-CSRF-TOKEN", before)).ShouldRefuseAsync(400, "csrf");
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", Theme, ("X-CSRF-TOKEN", leos)).ShouldRefuseAsync(400, "csrf");
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", Theme, ("X-CSRF-TOKEN", await browser.TokenAsync())).ShouldBeAsync(200);
    }

    [Fact]
    public async Task A_token_is_good_for_many_changes()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        var token = await browser.TokenAsync();
        for (var change = 0; change < 3; change++)
            await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", Theme, ("X-CSRF-TOKEN", token)).ShouldBeAsync(200);
    }

    [Fact]
    public async Task An_expired_session_is_told_so_and_not_that_its_token_is_bad()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        var token = await browser.TokenAsync();
        host.Clock.Skip(TimeSpan.FromDays(2));
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", Theme, ("X-CSRF-TOKEN", token)).ShouldRefuseAsync(401, "signed-out");
    }
}
