using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Security;

public sealed class HeaderTests
{
    static readonly (string Method, string Path, int Status)[] Answers =
    [
        ("GET", "/api/session", 200),
        ("GET", "/api/sessions", 401),
        ("GET", "/nowhere", 404),
        ("POST", "/api/session", 400),
        ("GET", "/fails", 500),
        ("GET", "/api/users", 405),
    ];

    [Fact]
    public async Task Every_answer_carries_the_headers()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = host.OpenBrowser();
        foreach (var (method, path, status) in Answers)
        {
            using var answer = await browser.SendWithAsync(new HttpMethod(method), path, body: null).ShouldBeAsync(status);
            CheckHeaders(answer, path);
        }
    }

    static void CheckHeaders(HttpResponseMessage answer, string path)
    {
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith("; require-trusted-types-for 'script'; trusted-types dompurify lit-html familychat-worker", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        if (path.StartsWith("/api", StringComparison.Ordinal)) Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_says_nothing_of_its_inside()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = host.OpenBrowser();
        using var answer = await browser.GetAsync("/fails").ShouldBeAsync(500);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("internal-error", (await answer.JsonAsync()).GetProperty("code").GetString());
        Assert.DoesNotContain("cellar", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("192.168.1.2", "")]
    [InlineData("127.0.0.1", "max-age=15552000")]
    [InlineData("127.0.0.0/8", "max-age=15552000")]
    public async Task Only_a_trusted_proxy_is_believed_that_the_browser_speaks_https(string? proxy, string hsts)
    {
        (string, string)[] trusted = proxy is null ? [] : [("TrustedProxies:0", proxy)];
        await using var host = await FamilyHost.StartAsync([("AllowedHosts:0", "chat.example.org"), .. trusted]);
        using var browser = host.OpenBrowser();
        using var answer = await browser.SendWithAsync(
            HttpMethod.Get, "/api/session", body: null, ("Host", "chat.example.org"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"));
        Assert.Equal(hsts, answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : "");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Equal(hsts.Length > 0, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }
}
