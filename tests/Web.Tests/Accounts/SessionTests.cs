using Dapper;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Storage;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class SessionTests
{
    [Fact]
    public async Task A_member_signs_in_with_name_and_password_in_any_case_of_the_name()
    {
        await using var host = await FamilyHost.StartAsync();
        using var first = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();

        using var answer = await browser.SignInAsync("MONA", Browser.PasswordOf("mona"));

        await answer.ShouldBeAsync(200);
        Assert.Equal("mona", (await answer.JsonAsync()).GetProperty("user").GetProperty("userName").GetString());
        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal("Firefox on Linux", host.Events.Of<SignedIn>().Last().Device);
    }

    [Fact]
    public async Task Unknown_wrong_and_disabled_answer_the_same()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        await admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{await leo.MemberIdAsync()}", new { disabled = true }).ShouldBeAsync(200);
        using var browser = host.OpenBrowser();

        var bodies = new List<string>();
        foreach (var (name, password) in new[] { ("nobody", "some password"), ("mona", "wrong password"), ("leo", Browser.PasswordOf("leo")) })
        {
            using var answer = await browser.SignInAsync(name, password).ShouldBeAsync(401);
            var problem = await answer.JsonAsync();
            Assert.Equal("bad-credentials", problem.GetProperty("code").GetString());
            bodies.Add($"{problem.GetProperty("title")} {problem.GetProperty("detail")}");
        }
        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task Signing_out_makes_a_copied_cookie_worthless()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        using var thief = host.OpenBrowser();
        thief.SessionCookieValue = browser.SessionCookieValue;
        Assert.True(await thief.IsSignedInAsync());

        await browser.SendAsync(HttpMethod.Delete, "/api/session").ShouldBeAsync(204);

        Assert.False(await browser.IsSignedInAsync());
        Assert.Null(browser.SessionCookieValue);
        Assert.False(await thief.IsSignedInAsync());
        await thief.GetAsync("/api/preferences").ShouldRefuseAsync(401, "signed-out");
        Assert.Equal(SessionEnd.SignedOut, Assert.Single(host.Events.Of<SessionEnded>()).Reason);
    }

    [Fact]
    public async Task Signing_in_again_begins_a_new_session_and_ends_the_old_one()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        using var planted = host.OpenBrowser();
        planted.SessionCookieValue = browser.SessionCookieValue;

        await browser.SignInAsync("mona").ShouldBeAsync(200);

        Assert.True(await browser.IsSignedInAsync());
        Assert.False(await planted.IsSignedInAsync());
        Assert.NotEqual(planted.SessionCookieValue, browser.SessionCookieValue);
        Assert.Equal(SessionEnd.Replaced, Assert.Single(host.Events.Of<SessionEnded>()).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("CfDJ8Nf")]
    public async Task A_forged_cookie_is_nobody(string value)
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        browser.SessionCookieValue = value;
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_cookie_changed_in_one_place_is_nobody()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        var cookie = admin.SessionCookieValue!.ToCharArray();
        cookie[cookie.Length / 2] = cookie[cookie.Length / 2] == 'A' ? 'B' : 'A';
        browser.SessionCookieValue = new string(cookie);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_cookie_of_another_server_is_nobody()
    {
        await using var host = await FamilyHost.StartAsync();
        await using var other = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var stranger = await other.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        browser.SessionCookieValue = stranger.SessionCookieValue;
        Assert.False(await browser.IsSignedInAsync());
    }

    /// <summary>As when a sign-in had passed the check just before the password changed or the account was disabled, and was stored just after.</summary>
    [Theory]
    [InlineData("UPDATE members SET security_stamp = 'another'")]
    [InlineData("UPDATE members SET disabled = 1")]
    public async Task A_session_that_slipped_in_beside_the_change_that_ends_it_is_over(string change)
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        await host.Services.GetRequiredService<AppDatabase>().WriteAsync((connection, transaction) => connection.Execute(change, transaction: transaction));
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        using var folder = new TemporaryFolder();
        string cookie;
        await using (var before = await FamilyHost.StartAsync(folder.Path, 1000))
        {
            using var browser = await before.RegisterAdminAsync();
            cookie = browser.SessionCookieValue!;
        }
        await using var after = await FamilyHost.StartAsync(folder.Path, 1000);
        using var again = after.OpenBrowser();
        again.SessionCookieValue = cookie;
        Assert.True(await again.IsSignedInAsync());
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        using var plain = await browser.SignInAsync("mona");
        using var remembered = await browser.SignInAsync("mona", remember: true);

        var cookie = Assert.Single(plain.Headers.GetValues("Set-Cookie"), value => value.StartsWith("familychat=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
        Assert.Contains("expires", remembered.Headers.GetValues("Set-Cookie").Last(), StringComparison.Ordinal);
    }
}
