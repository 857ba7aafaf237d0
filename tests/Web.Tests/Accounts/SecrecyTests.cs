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

    static string ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
