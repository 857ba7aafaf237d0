using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

/// <summary>What the page and the browser do together to make and to use a passkey.</summary>
static class PasskeyCeremony
{
    /// <summary>The admin, mona, on localhost: a passkey belongs to a name, and "127.0.0.1" is none.</summary>
    public static async Task<Browser> OnLocalhostAsync(FamilyHost host)
    {
        var browser = OnLocalhost(host, "laptop");
        await browser.RegisterAsync("mona");
        return browser;
    }

    public static Browser OnLocalhost(FamilyHost host, string device) => new(new UriBuilder(host.Address) { Host = "localhost" }.Uri, device);

    public static SoftwareAuthenticator Device(Browser browser) => new(browser.Origin);

    public static async Task<JsonElement> OptionsAsync(Browser browser)
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, "/api/session/passkey/options").ShouldBeAsync(200);
        return await answer.JsonAsync();
    }

    public static async Task<HttpResponseMessage> SignInAsync(Browser browser, SoftwareAuthenticator device) =>
        await browser.SendAsync(HttpMethod.Post, "/api/session/passkey", new { credential = (JsonNode)device.Get(await OptionsAsync(browser)) });

    public static async Task<HttpResponseMessage> AddAsync(Browser browser, SoftwareAuthenticator device, string userName = "mona")
    {
        var credential = device.Create(await BeginAsync(browser, userName));
        return await browser.SendAsync(HttpMethod.Post, "/api/passkeys", new { name = "telephone", credential = (JsonNode)credential });
    }

    public static async Task<JsonElement> BeginAsync(Browser browser, string userName = "mona")
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, "/api/passkeys/options", new { password = Browser.PasswordOf(userName) }).ShouldBeAsync(200);
        return await answer.JsonAsync();
    }
}
