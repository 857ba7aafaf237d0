using FamilyChat.Web.Security;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Security;

public sealed class HostTests
{
    static readonly string[] Configured = ["chat.example.org", "*.family.example"];

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("192.168.1.20")]
    [InlineData("[fd00::1]")]
    [InlineData("archbox")]
    [InlineData("archbox.local")]
    [InlineData("chat.home.arpa")]
    [InlineData("chat.lan.")]
    [InlineData("CHAT.example.org")]
    [InlineData("a.family.example")]
    public void Names_of_the_home_and_configured_ones_are_answered(string host) => Assert.True(HostRule.Allows(host, Configured));

    [Theory]
    [InlineData("")]
    [InlineData("evil.example")]
    [InlineData("chat.example.org.evil.example")]
    [InlineData("family.example")]
    [InlineData("local.evil.example")]
    public void Names_the_internet_can_point_here_are_not(string host) => Assert.False(HostRule.Allows(host, Configured));

    [Fact]
    public async Task A_page_that_points_its_own_name_here_gets_no_answer()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = host.OpenBrowser();
        await browser.SendWithAsync(HttpMethod.Get, "/api/session", body: null, ("Host", "evil.example")).ShouldRefuseAsync(400, "unknown-host");
    }

    [Fact]
    public async Task A_star_takes_every_name()
    {
        await using var host = await FamilyHost.StartAsync(("AllowedHosts:0", "*"));
        using var browser = host.OpenBrowser();
        using var answer = await browser.SendWithAsync(HttpMethod.Get, "/api/session", body: null, ("Host", "anything.example")).ShouldBeAsync(200);
    }

    [Theory]
    [InlineData("AllowedHosts:0", "https://chat.example.org/", "AllowedHosts")]
    [InlineData("TrustedProxies:0", "my-proxy", "TrustedProxies")]
    public async Task A_name_that_is_none_is_named_at_the_start(string key, string value, string named)
    {
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => FamilyHost.StartAsync((key, value)));
        Assert.Contains($"FamilyChat:{named} has '{value}'", problem.Message, StringComparison.Ordinal);
    }
}
