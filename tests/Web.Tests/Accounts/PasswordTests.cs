using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class PasswordTests
{
    const string New = "a quite different one";

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var host = await FamilyHost.StartAsync();
        using var laptop = await host.RegisterAdminAsync();
        using var phone = host.OpenBrowser();
        await phone.SignInAsync("mona").ShouldBeAsync(200);

        await laptop.SendAsync(HttpMethod.Put, "/api/session/password", new { current = Browser.PasswordOf("mona"), @new = New }).ShouldBeAsync(204);

        Assert.True(await laptop.IsSignedInAsync());
        Assert.False(await phone.IsSignedInAsync());
        Assert.Equal(SessionEnd.PasswordChanged, Assert.Single(host.Events.Of<SessionEnded>()).Reason);
        await phone.SignInAsync("mona").ShouldRefuseAsync(401, "bad-credentials");
        await phone.SignInAsync("mona", New).ShouldBeAsync(200);
    }

    [Theory]
    [InlineData("wrong password", New, 401, "bad-credentials")]
    [InlineData(null, New, 401, "bad-credentials")]
    [InlineData("the cat of mona sleeps", "short", 400, "weak-password")]
    [InlineData("the cat of mona sleeps", null, 400, "weak-password")]
    public async Task A_change_that_is_refused_changes_nothing(string? current, string? wanted, int status, string code)
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        await browser.SendAsync(HttpMethod.Put, "/api/session/password", new { current, @new = wanted }).ShouldRefuseAsync(status, code);
        await browser.SignInAsync("mona").ShouldBeAsync(200);
    }

    [Fact]
    public async Task An_admins_code_sets_a_new_password_once_and_ends_every_session()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        var code = await IssueAsync(admin, await leo.MemberIdAsync());
        using var browser = host.OpenBrowser();

        await ResetAsync(browser, "leo", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)).ShouldBeAsync(204);

        Assert.False(await leo.IsSignedInAsync());
        await browser.SignInAsync("leo", New).ShouldBeAsync(200);
        await ResetAsync(browser, "leo", code).ShouldRefuseAsync(400, "invalid-code");
        Assert.Single(host.Events.Of<PasswordReset>());
    }

    [Fact]
    public async Task A_newer_code_replaces_an_older_one()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        var older = await IssueAsync(admin, await leo.MemberIdAsync());
        var newer = await IssueAsync(admin, await leo.MemberIdAsync());
        await ResetAsync(leo, "leo", older).ShouldRefuseAsync(400, "invalid-code");
        await ResetAsync(leo, "leo", newer).ShouldBeAsync(204);
    }

    [Fact]
    public async Task A_code_too_old_or_of_somebody_else_answers_like_an_unknown_one()
    {
        await using var host = await FamilyHost.StartAsync(("PasswordResetLifetime", "01:00:00"));
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        using var browser = host.OpenBrowser();
        var code = await IssueAsync(admin, await leo.MemberIdAsync());

        await ResetAsync(browser, "mona", code).ShouldRefuseAsync(400, "invalid-code");
        await ResetAsync(browser, "nobody", code).ShouldRefuseAsync(400, "invalid-code");
        host.Clock.Skip(TimeSpan.FromMinutes(61));
        await ResetAsync(browser, "leo", code).ShouldRefuseAsync(400, "invalid-code");
        await browser.SignInAsync("leo").ShouldBeAsync(200);
    }

    [Fact]
    public async Task A_weaker_hash_is_renewed_at_sign_in_and_sessions_go_on()
    {
        using var folder = new TemporaryFolder();
        string cookie;
        await using (var before = await FamilyHost.StartAsync(folder.Path, 1000))
        {
            using var mona = await before.RegisterAdminAsync();
            cookie = mona.SessionCookieValue!;
        }
        await using var after = await FamilyHost.StartAsync(folder.Path, 2000);
        using var browser = after.OpenBrowser();
        await browser.SignInAsync("mona").ShouldBeAsync(200);

        var account = await after.Services.GetRequiredService<MemberStore>().FindAccountAsync("mona", CancellationToken.None);
        var hasher = after.Services.GetRequiredService<IPasswordHasher<MemberAccount>>();
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(account!, account!.PasswordHash, Browser.PasswordOf("mona")));
        using var old = after.OpenBrowser();
        old.SessionCookieValue = cookie;
        Assert.True(await old.IsSignedInAsync());
    }

    static async Task<string> IssueAsync(Browser admin, Guid memberId)
    {
        using var answer = await admin.SendAsync(HttpMethod.Post, $"/api/admin/users/{memberId}/password-reset").ShouldBeAsync(200);
        return await answer.TextAsync("code");
    }

    static Task<HttpResponseMessage> ResetAsync(Browser browser, string userName, string code) =>
        browser.SendAsync(HttpMethod.Post, "/api/users/password-reset", new { userName, code, password = New });
}
