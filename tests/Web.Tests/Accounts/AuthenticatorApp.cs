using System.Text.Json;
using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.Tests.Accounts;

/// <summary>An authenticator app on a member's telephone, and the recovery codes they wrote down.</summary>
sealed class AuthenticatorApp
{
    readonly TimeProvider clock;
    readonly byte[] secret;

    AuthenticatorApp(TimeProvider clock, byte[] secret) => (this.clock, this.secret) = (clock, secret);

    public string[] RecoveryCodes { get; private set; } = [];

    public string CodeNow() => Totp.CodeAt(secret, Totp.StepAt(clock.GetUtcNow()));

    /// <summary>Scans the code the page shows; nothing is confirmed yet.</summary>
    public static async Task<AuthenticatorApp> BeginAsync(TimeProvider clock, Browser browser, string userName = "mona")
    {
        using var begun = await browser.SendAsync(HttpMethod.Post, "/api/session/second-factor", new { password = Browser.PasswordOf(userName) }).ShouldBeAsync(200);
        var setup = await begun.JsonAsync();
        Assert.StartsWith("data:image/png;base64,", setup.GetProperty("qrCode").GetString(), StringComparison.Ordinal);
        Assert.Contains("secret=" + setup.GetProperty("secret").GetString(), setup.GetProperty("uri").GetString(), StringComparison.Ordinal);
        return new AuthenticatorApp(clock, Decode(setup.GetProperty("secret").GetString()!));
    }

    public static async Task<AuthenticatorApp> EnableAsync(TimeProvider clock, Browser browser, string userName = "mona")
    {
        var app = await BeginAsync(clock, browser, userName);
        using var confirmed = await app.ConfirmAsync(browser).ShouldBeAsync(200);
        app.RecoveryCodes = (await confirmed.JsonAsync()).GetProperty("recoveryCodes").Deserialize<string[]>()!;
        Assert.Equal(10, app.RecoveryCodes.Distinct().Count());
        return app;
    }

    public Task<HttpResponseMessage> ConfirmAsync(Browser browser) =>
        browser.SendAsync(HttpMethod.Post, "/api/session/second-factor/confirm", new { code = CodeNow() });

    static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(8 * index, 8), 2))];
    }
}
