using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

/// <summary>One family for all rows: every one of them is a refusal and changes nothing.</summary>
public sealed class GuardedEndpointTests : IAsyncLifetime
{
    const string SomeId = "0199d3a0-0000-7000-8000-000000000000";

    static readonly (string Method, string Path)[] AdminOnly =
    [
        ("GET", "/api/admin/users"),
        ("POST", "/api/admin/users"),
        ("PATCH", $"/api/admin/users/{SomeId}"),
        ("POST", $"/api/admin/users/{SomeId}/password-reset"),
        ("DELETE", $"/api/admin/users/{SomeId}/second-factor"),
        ("GET", "/api/admin/invitations"),
        ("POST", "/api/admin/invitations"),
        ("DELETE", $"/api/admin/invitations/{SomeId}"),
    ];

    static readonly (string Method, string Path)[] MembersOnly =
    [
        ("DELETE", "/api/session"),
        ("PUT", "/api/session/password"),
        ("GET", "/api/sessions"),
        ("PATCH", $"/api/sessions/{SomeId}"),
        ("DELETE", $"/api/sessions/{SomeId}"),
        ("GET", "/api/preferences"),
        ("PUT", "/api/preferences"),
        ("GET", "/api/passkeys"),
        ("POST", "/api/passkeys"),
        ("POST", "/api/passkeys/options"),
        ("DELETE", "/api/passkeys/AAAA"),
        ("GET", "/api/session/second-factor"),
        ("POST", "/api/session/second-factor"),
        ("POST", "/api/session/second-factor/confirm"),
        ("POST", "/api/session/second-factor/remove"),
    ];

    FamilyHost host = null!;

    public async Task InitializeAsync() => host = await FamilyHost.StartAsync();

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task What_is_the_admins_is_forbidden_to_others()
    {
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        foreach (var (method, path) in AdminOnly) await SendAsync(leo, method, path).ShouldRefuseAsync(403, "forbidden");
    }

    [Fact]
    public async Task Without_a_session_everything_asks_to_sign_in()
    {
        using var nobody = host.OpenBrowser();
        foreach (var (method, path) in AdminOnly.Concat(MembersOnly)) await SendAsync(nobody, method, path).ShouldRefuseAsync(401, "signed-out");
    }

    static Task<HttpResponseMessage> SendAsync(Browser browser, string method, string path) =>
        browser.SendAsync(new HttpMethod(method), path, method == "GET" ? null : new { });
}
