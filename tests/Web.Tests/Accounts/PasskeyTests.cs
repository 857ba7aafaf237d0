using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class PasskeyTests
{
    [Fact]
    public async Task A_member_signs_in_with_a_passkey_instead_of_a_password()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await OnLocalhostAsync(host);
        using var device = Device(mona);
        await AddAsync(mona, device).ShouldBeAsync(201);
        using var browser = new Browser(mona.Address, "phone");

        await SignInAsync(browser, device).ShouldBeAsync(200);

        Assert.Equal("mona", (await browser.SessionAsync()).GetProperty("user").GetProperty("userName").GetString());
        await SignInAsync(browser, device).ShouldBeAsync(200);
        Assert.True(Assert.Single(host.Events.Of<PasskeyChanged>()).Added);
    }

    [Fact]
    public async Task A_stranger_an_old_answer_and_another_sites_answer_are_refused()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await OnLocalhostAsync(host);
        using var device = Device(mona);
        await AddAsync(mona, device).ShouldBeAsync(201);
        using var browser = new Browser(mona.Address, "phone");
        using var stranger = Device(mona);
        var old = device.Get(await OptionsAsync(browser));

        await SignInAsync(browser, stranger).ShouldRefuseAsync(401, "bad-credentials");
        await OptionsAsync(browser);
        await browser.SendAsync(HttpMethod.Post, "/api/session/passkey", new { credential = old }).ShouldRefuseAsync(401, "bad-credentials");
        await browser.SendAsync(HttpMethod.Post, "/api/session/passkey", new { credential = 1 }).ShouldRefuseAsync(401, "bad-credentials");
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_passkey_made_for_another_site_is_not_taken()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await OnLocalhostAsync(host);
        using var device = new SoftwareAuthenticator("https://evil.example");
        await AddAsync(mona, device).ShouldRefuseAsync(400, "bad-passkey");
    }

    [Fact]
    public async Task A_removed_passkey_or_a_disabled_member_does_not_get_in()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await OnLocalhostAsync(host);
        using var device = Device(mona);
        await AddAsync(mona, device).ShouldBeAsync(201);
        using var list = await mona.GetAsync("/api/passkeys").ShouldBeAsync(200);
        Assert.Equal(device.Id, Assert.Single((await list.JsonAsync()).EnumerateArray()).GetProperty("id").GetString());
        using var leo = new Browser(mona.Address, "laptop");
        await mona.SendAsync(HttpMethod.Post, "/api/admin/users", new { userName = "leo", displayName = "Leo", password = Browser.PasswordOf("leo") }).ShouldBeAsync(201);
        await leo.SignInAsync("leo").ShouldBeAsync(200);
        using var leosDevice = Device(mona);
        await AddAsync(leo, leosDevice, "leo").ShouldBeAsync(201);

        await leo.SendAsync(HttpMethod.Delete, $"/api/passkeys/{device.Id}").ShouldRefuseAsync(404, "not-found");
        await mona.SendAsync(HttpMethod.Patch, $"/api/admin/users/{await leo.MemberIdAsync()}", new { disabled = true }).ShouldBeAsync(200);
        await SignInAsync(leo, leosDevice).ShouldRefuseAsync(401, "bad-credentials");
        await mona.SendAsync(HttpMethod.Delete, $"/api/passkeys/{device.Id}").ShouldBeAsync(204);
        await SignInAsync(mona, device).ShouldRefuseAsync(401, "bad-credentials");
    }

    // A passkey belongs to a name, and "127.0.0.1" is none.
    static async Task<Browser> OnLocalhostAsync(FamilyHost host)
    {
        var browser = new Browser(new UriBuilder(host.Address) { Host = "localhost" }.Uri, "laptop");
        await browser.RegisterAsync("mona");
        return browser;
    }

    static SoftwareAuthenticator Device(Browser browser) => new(browser.Origin);

    static async Task<JsonElement> OptionsAsync(Browser browser)
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, "/api/session/passkey/options").ShouldBeAsync(200);
        return await answer.JsonAsync();
    }

    static async Task<HttpResponseMessage> SignInAsync(Browser browser, SoftwareAuthenticator device) =>
        await browser.SendAsync(HttpMethod.Post, "/api/session/passkey", new { credential = (JsonNode)device.Get(await OptionsAsync(browser)) });

    static async Task<HttpResponseMessage> AddAsync(Browser browser, SoftwareAuthenticator device, string userName = "mona")
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, "/api/passkeys/options", new { password = Browser.PasswordOf(userName) }).ShouldBeAsync(200);
        return await browser.SendAsync(HttpMethod.Post, "/api/passkeys", new { name = "telephone", credential = (JsonNode)device.Create(await answer.JsonAsync()) });
    }
}
