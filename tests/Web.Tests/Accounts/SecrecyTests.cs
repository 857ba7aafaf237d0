using System.Diagnostics;
using System.Text;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class SecrecyTests
{
    [Fact]
    public async Task Neither_logs_nor_files_hold_a_password_a_code_a_cookie_or_a_token()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        using var reset = await admin.SendAsync(HttpMethod.Post, $"/api/admin/users/{await leo.MemberIdAsync()}/password-reset").ShouldBeAsync(200);
        using var invited = await admin.SendAsync(HttpMethod.Post, "/api/admin/invitations").ShouldBeAsync(200);
        using var factor = await leo.SendAsync(HttpMethod.Post, "/api/session/second-factor", new { password = Browser.PasswordOf("leo") }).ShouldBeAsync(200);
        await leo.SignInAsync("leo", "a mistyped secret").ShouldBeAsync(401);
        await leo.SignInAsync("a secret in the wrong box", "x").ShouldBeAsync(401);
        string[] secrets =
        [
            Browser.PasswordOf("mona"), Browser.PasswordOf("leo"), "a mistyped secret", "a secret in the wrong box", await reset.TextAsync("code"),
            await invited.TextAsync("code"), await factor.TextAsync("secret"), admin.SessionCookieValue!, leo.SessionCookieValue!, await admin.TokenAsync(),
        ];

        var kept = Directory.EnumerateFiles(host.Folder, "*", SearchOption.AllDirectories).Select(ReadAll);

        Assert.True(host.Logs.Text.Length > 1000, "nothing was logged, so nothing was tried");
        foreach (var text in kept.Append(host.Logs.Text))
        {
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>
    /// Medians of many attempts, taken in turn so that a busy machine slows both. A sign-in that skipped the hash for unknown names would be
    /// several times as fast; the bound only has to tell that.
    /// </summary>
    [Fact]
    public async Task An_unknown_name_takes_as_long_as_a_wrong_password()
    {
        const int iterations = 100_000;
        await using var host = await FamilyHost.StartAsync(folder: null, iterations, ("Limits:SignInFailuresPerAccount", "0"), ("Limits:SignInFailuresPerAddress", "0"));
        using var admin = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        var token = await browser.TokenAsync();
        await TimeAsync(browser, token, "nobody");
        List<double> known = [], unknown = [];
        for (var round = 0; round < 15; round++)
        {
            known.Add(await TimeAsync(browser, token, "mona"));
            unknown.Add(await TimeAsync(browser, token, "nobody"));
        }

        Assert.InRange(Median(unknown) / Median(known), 0.6, 1.6);
    }

    static async Task<double> TimeAsync(Browser browser, string token, string userName)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await browser.SendWithAsync(
            HttpMethod.Post, "/api/session", new { userName, password = "wrong password" }, ("X-CSRF-TOKEN", token));
        await answer.ShouldBeAsync(401);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static string ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
