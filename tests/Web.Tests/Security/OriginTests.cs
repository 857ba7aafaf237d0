using System.Net.WebSockets;
using FamilyChat.Web.Security;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.Primitives;

namespace FamilyChat.Web.Tests.Security;

public sealed class OriginTests
{
    [Theory]
    [InlineData("http://chat.home:5000", null, "chat.home:5000", true)]
    [InlineData("https://chat.home", null, "chat.home", true)]
    [InlineData("https://chat.home", null, "chat.home:443", true)]
    [InlineData("http://CHAT.home", "same-origin", "chat.home", true)]
    [InlineData("http://[::1]:5000", null, "[::1]:5000", true)]
    [InlineData("http://[::1]", null, "[::1]", true)]
    [InlineData(null, null, "chat.home", true)]
    [InlineData(null, "none", "chat.home", true)]
    [InlineData("http://evil.example", null, "chat.home", false)]
    [InlineData("http://chat.home.evil.example", null, "chat.home", false)]
    [InlineData("http://chat.home:5001", null, "chat.home:5000", false)]
    [InlineData("http://chat.home@evil.example", null, "chat.home", false)]
    [InlineData("null", null, "chat.home", false)]
    [InlineData("", null, "chat.home", false)]
    [InlineData("file:///chat.home", null, "chat.home", false)]
    [InlineData(null, "cross-site", "chat.home", false)]
    [InlineData("http://chat.home", "same-site", "chat.home", false)]
    public void Only_our_own_page_is_our_own(string? origin, string? fetchSite, string host, bool allowed) =>
        Assert.Equal(allowed, OriginRule.Allows(new StringValues(origin), new StringValues(fetchSite), host));

    [Fact]
    public async Task A_change_from_another_sites_page_is_refused_even_with_a_token()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        var token = await browser.TokenAsync();
        var body = new { theme = "dark" };
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", body, ("X-CSRF-TOKEN", token), ("Origin", "https://evil.example"))
            .ShouldRefuseAsync(403, "foreign-origin");
        await browser.SendWithAsync(HttpMethod.Put, "/api/preferences", body, ("X-CSRF-TOKEN", token), ("Origin", host.Address.GetLeftPart(UriPartial.Authority)))
            .ShouldBeAsync(200);
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData(null, 101)]
    public async Task A_hub_is_opened_by_our_own_page_alone(string? origin, int status)
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        (string, string)[] headers = origin is null ? [] : [("Origin", origin)];
        using var negotiated = await browser.SendWithAsync(HttpMethod.Post, "/hub/test/negotiate?negotiateVersion=1", body: null, headers)
            .ShouldBeAsync(status == 101 ? 200 : status);
        Assert.Equal(status, await HandshakeAsync(browser, origin));
    }

    // A GET, with which browsers send cookies from any site.
    static async Task<int> HandshakeAsync(Browser browser, string? origin)
    {
        using var socket = new ClientWebSocket();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Cookies = browser.Cookies;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        var address = new UriBuilder(new Uri(browser.Address, "/hub/test")) { Scheme = "ws" }.Uri;
        var failure = await Record.ExceptionAsync(() => socket.ConnectAsync(address, limit.Token));
        Assert.Equal((int)socket.HttpStatusCode == 101, failure is null);
        return (int)socket.HttpStatusCode;
    }

    [Fact]
    public async Task A_hub_asks_for_a_session()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = host.OpenBrowser();
        await browser.SendWithAsync(HttpMethod.Post, "/hub/test/negotiate?negotiateVersion=1", body: null).ShouldRefuseAsync(401, "signed-out");
    }
}
