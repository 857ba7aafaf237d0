using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class SecondFactorTests
{
    [Fact]
    public async Task With_a_second_factor_the_password_alone_is_not_enough()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        var app = await AuthenticatorApp.EnableAsync(host.Clock, mona);
        using var browser = host.OpenBrowser();
        host.Clock.Skip(TimeSpan.FromMinutes(1));

        await browser.SignInAsync("mona").ShouldRefuseAsync(401, "second-factor-required");
        await browser.SignInAsync("mona", code: "000000").ShouldRefuseAsync(401, "bad-second-factor");
        Assert.False(await browser.IsSignedInAsync());
        await browser.SignInAsync("mona", "wrong password", code: app.CodeNow()).ShouldRefuseAsync(401, "bad-credentials");
        await browser.SignInAsync("mona", code: app.CodeNow()).ShouldBeAsync(200);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        var app = await AuthenticatorApp.EnableAsync(host.Clock, mona);
        using var browser = host.OpenBrowser();
        host.Clock.Skip(TimeSpan.FromMinutes(1));
        var code = app.CodeNow();

        await browser.SignInAsync("mona", code: code).ShouldBeAsync(200);
        await browser.SignInAsync("mona", code: code).ShouldRefuseAsync(401, "bad-second-factor");
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        var app = await AuthenticatorApp.EnableAsync(host.Clock, mona);
        using var browser = host.OpenBrowser();

        await browser.SignInAsync("mona", code: app.RecoveryCodes[0].ToLowerInvariant()).ShouldBeAsync(200);
        await browser.SignInAsync("mona", code: app.RecoveryCodes[0]).ShouldRefuseAsync(401, "bad-second-factor");
        Assert.Equal(9, Assert.Single(host.Events.Of<RecoveryCodeUsed>()).Left);
    }

    [Fact]
    public async Task Guessing_codes_must_wait()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:SignInFailuresPerAccount", "3"));
        using var mona = await host.RegisterAdminAsync();
        host.Clock.Stand();
        await AuthenticatorApp.EnableAsync(host.Clock, mona);
        using var browser = host.OpenBrowser();
        for (var guess = 0; guess < 3; guess++)
        {
            await browser.SignInAsync("mona").ShouldRefuseAsync(401, "second-factor-required");
            await browser.SignInAsync("mona", code: "00000" + guess).ShouldRefuseAsync(401, "bad-second-factor");
        }
        await browser.SignInAsync("mona", code: "000009").ShouldRefuseAsync(429, "too-many-attempts");
    }

    [Fact]
    public async Task A_secret_that_was_never_confirmed_asks_for_nothing()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        await mona.SendAsync(HttpMethod.Post, "/api/session/second-factor", new { password = Browser.PasswordOf("mona") }).ShouldBeAsync(200);
        await mona.SendAsync(HttpMethod.Post, "/api/session/second-factor/confirm", new { code = "12345" }).ShouldRefuseAsync(400, "bad-second-factor");
        await mona.SignInAsync("mona").ShouldBeAsync(200);
    }

    [Fact]
    public async Task A_code_of_a_secret_that_was_replaced_meanwhile_confirms_nothing()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        var app = await AuthenticatorApp.BeginAsync(host.Clock, mona);
        var before = await host.Services.GetRequiredService<MemberStore>().FindAccountAsync("mona", CancellationToken.None);
        await AuthenticatorApp.BeginAsync(host.Clock, mona);

        Assert.Null(await host.Services.GetRequiredService<SecondFactor>().ConfirmAsync(before!, app.CodeNow(), CancellationToken.None));

        using var browser = host.OpenBrowser();
        await browser.SignInAsync("mona").ShouldBeAsync(200);
    }

    [Fact]
    public async Task Setting_it_up_and_taking_it_away_ask_for_the_password()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        await mona.SendAsync(HttpMethod.Post, "/api/session/second-factor", new { password = "wrong password" }).ShouldRefuseAsync(401, "bad-credentials");
        await AuthenticatorApp.EnableAsync(host.Clock, mona);
        await mona.SendAsync(HttpMethod.Post, "/api/session/second-factor", new { password = Browser.PasswordOf("mona") })
            .ShouldRefuseAsync(409, "second-factor-exists");
        await mona.SendAsync(HttpMethod.Post, "/api/session/second-factor/remove", new { password = "wrong password" }).ShouldRefuseAsync(401, "bad-credentials");
        await mona.SendAsync(HttpMethod.Post, "/api/session/second-factor/remove", new { password = Browser.PasswordOf("mona") }).ShouldBeAsync(204);
        await mona.SignInAsync("mona").ShouldBeAsync(200);
    }

    [Fact]
    public async Task The_admin_can_help_a_member_who_lost_telephone_and_codes()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        await AuthenticatorApp.EnableAsync(host.Clock, leo, "leo");
        await admin.SendAsync(HttpMethod.Delete, $"/api/admin/users/{await leo.MemberIdAsync()}/second-factor").ShouldBeAsync(204);
        await leo.SignInAsync("leo").ShouldBeAsync(200);
    }

    // RFC 6238, appendix B: the last six of the eight digits for SHA-1.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var secret = "12345678901234567890"u8.ToArray();
        Assert.Equal(code, Totp.CodeAt(secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));
        Assert.Equal(seconds / 30, Totp.Match(secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds + 30), after: 0));
        Assert.Null(Totp.Match(secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds + 90), after: 0));
        Assert.Null(Totp.Match(secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds), after: seconds / 30));
    }

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_spelled_as_apps_read_them(string bytes, string text) => Assert.Equal(text, Base32.Encode(System.Text.Encoding.ASCII.GetBytes(bytes)));
}
