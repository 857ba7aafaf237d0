using System.Net;
using System.Runtime.Versioning;
using FamilyChat.Web.Security;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Security;

public sealed class LimitTests
{
    [Fact]
    public async Task Too_many_requests_are_told_to_slow_down_and_a_member_is_not_held_to_account_for_others()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:RequestsPerMinute", "20"));
        using var mona = await host.RegisterAdminAsync();
        using var flood = host.OpenBrowser();
        HttpResponseMessage refused;
        var asked = 0;
        do refused = await flood.GetAsync("/api/session");
        while (refused.StatusCode == HttpStatusCode.OK && ++asked < 200);

        await refused.ShouldBeAsync(429);
        Assert.Equal("slow-down", await refused.TextAsync("code"));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await mona.GetAsync("/api/sessions").ShouldBeAsync(200);
    }

    [Fact]
    public async Task Sign_ins_of_one_address_are_limited_apart()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:CredentialRequestsPerMinute", "2"));
        using var mona = await host.RegisterAdminAsync();
        await mona.SignInAsync("mona").ShouldBeAsync(200);
        await mona.SignInAsync("mona").ShouldRefuseAsync(429, "slow-down");
        Assert.True(await mona.IsSignedInAsync());
    }

    [Fact]
    public async Task A_body_past_the_limit_is_refused()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:RequestBodyBytes", "1000"));
        using var mona = await host.RegisterAdminAsync();
        await mona.SendAsync(HttpMethod.Put, "/api/preferences", new { theme = new string('x', 2000) }).ShouldRefuseAsync(413, "too-large");
    }

    [Fact]
    public async Task Headers_past_the_limit_are_refused()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:RequestHeaderBytes", "4096"));
        using var browser = host.OpenBrowser();
        using var answer = await browser.SendWithAsync(HttpMethod.Get, "/api/session", body: null, ("X-Long", new string('x', 5000)));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Zero_switches_every_limit_off()
    {
        await using var host = await FamilyHost.StartAsync(
            ("Limits:RequestsPerMinute", "0"), ("Limits:CredentialRequestsPerMinute", "0"), ("Limits:RequestBodyBytes", "0"), ("Limits:Connections", "0"));
        using var mona = await host.RegisterAdminAsync();
        for (var request = 0; request < 5; request++) await mona.SignInAsync("mona").ShouldBeAsync(200);
    }

    [Theory]
    [InlineData("RequestsPerMinute", "-5")]
    [InlineData("SignInLongestWaitMinutes", "0")]
    [InlineData("PasswordHashesAtOnce", "0")]
    [InlineData("RequestHeaderBytes", "10")]
    [InlineData("Connections", "many")]
    public async Task A_limit_that_makes_no_sense_is_named_at_the_start(string key, string value)
    {
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => FamilyHost.StartAsync(("Limits:" + key, value)));
        Assert.Contains($"FamilyChat:Limits:{key}", problem.Message, StringComparison.Ordinal);
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    public void One_address_is_one_customer(string address, string key) => Assert.Equal(key, ClientAddress.Key(IPAddress.Parse(address)));

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Cookie_keys_are_their_owners_alone()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        var keys = Directory.GetFiles(Path.Combine(host.Folder, "keys"));
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key)));
    }
}
