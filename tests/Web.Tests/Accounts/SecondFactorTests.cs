using System.Text.Json;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class SecondFactorTests
{
    [Fact]
    public async Task With_a_second_factor_the_password_alone_is_not_enough()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        var app = await EnableAsync(host, mona);
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
        var app = await EnableAsync(host, mona);
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
        var app = await EnableAsync(host, mona);
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
        await EnableAsync(host, mona);
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
    public async Task Setting_it_up_and_taking_it_away_ask_for_the_password()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        await mona.SendAsync(HttpMethod.Post, "/api/session/second-factor", new { password = "wrong password" }).ShouldRefuseAsync(401, "bad-credentials");
        await EnableAsync(host, mona);
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
        await EnableAsync(host, leo, "leo");
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

    static async Task<Authenticator> EnableAsync(FamilyHost host, Browser browser, string userName = "mona")
    {
        using var begun = await browser.SendAsync(HttpMethod.Post, "/api/session/second-factor", new { password = Browser.PasswordOf(userName) }).ShouldBeAsync(200);
        var setup = await begun.JsonAsync();
        Assert.StartsWith("data:image/png;base64,", setup.GetProperty("qrCode").GetString(), StringComparison.Ordinal);
        Assert.Contains("secret=" + setup.GetProperty("secret").GetString(), setup.GetProperty("uri").GetString(), StringComparison.Ordinal);
        var secret = Decode(setup.GetProperty("secret").GetString()!);
        var code = Totp.CodeAt(secret, Totp.StepAt(host.Clock.GetUtcNow()));
        using var confirmed = await browser.SendAsync(HttpMethod.Post, "/api/session/second-factor/confirm", new { code }).ShouldBeAsync(200);
        var codes = (await confirmed.JsonAsync()).GetProperty("recoveryCodes").Deserialize<string[]>()!;
        Assert.Equal(10, codes.Distinct().Count());
        return new Authenticator(host.Clock, secret, codes);
    }

    static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(8 * index, 8), 2))];
    }

    sealed record Authenticator(TimeProvider Clock, byte[] Secret, string[] RecoveryCodes)
    {
        public string CodeNow() => Totp.CodeAt(Secret, Totp.StepAt(Clock.GetUtcNow()));
    }
}
