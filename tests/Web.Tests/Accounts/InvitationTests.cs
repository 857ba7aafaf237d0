using System.Text.Json;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class InvitationTests
{
    [Fact]
    public async Task An_invitation_makes_the_account_it_says()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var child = host.OpenBrowser();
        var code = (await InviteAsync(admin, "child")).GetProperty("code").GetString()!;

        await child.RegisterAsync("leo", code.ToLowerInvariant());

        Assert.Equal("child", (await child.SessionAsync()).GetProperty("user").GetProperty("role").GetString());
    }

    [Fact]
    public async Task Of_many_with_the_same_invitation_one_gets_in()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        var code = (await InviteAsync(admin)).GetProperty("code").GetString();
        var browsers = Enumerable.Range(0, 8).Select(_ => host.OpenBrowser()).ToList();
        await Task.WhenAll(browsers.Select(browser => browser.TokenAsync()));

        var answers = await Task.WhenAll(browsers.Select((browser, index) => browser.SendAsync(
            HttpMethod.Post, "/api/users", new { userName = $"guest{index}", displayName = "Guest", password = "a long enough password", invitation = code })));

        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        Assert.Equal(7, answers.Count(answer => (int)answer.StatusCode == 403));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_name_that_is_taken_does_not_use_the_invitation_up()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var guest = host.OpenBrowser();
        var invitation = (await InviteAsync(admin)).GetProperty("code").GetString()!;
        await guest.SendAsync(HttpMethod.Post, "/api/users", new { userName = "mona", displayName = "M", password = "a long enough password", invitation })
            .ShouldRefuseAsync(409, "user-name-taken");
        await guest.RegisterAsync("leo", invitation);
    }

    [Fact]
    public async Task An_invitation_too_old_or_taken_back_is_refused_and_no_longer_listed()
    {
        await using var host = await FamilyHost.StartAsync(("Sessions:Idle", "30.00:00:00"), ("Sessions:Longest", "30.00:00:00"));
        using var admin = await host.RegisterAdminAsync();
        using var guest = host.OpenBrowser();
        var taken = await InviteAsync(admin);
        var old = await InviteAsync(admin);
        Assert.Equal(2, await CountAsync(admin));

        await admin.SendAsync(HttpMethod.Delete, $"/api/admin/invitations/{taken.GetProperty("id").GetGuid()}").ShouldBeAsync(204);
        await RefusedAsync(guest, taken);
        host.Clock.Skip(TimeSpan.FromDays(8));
        await RefusedAsync(guest, old);
        Assert.Equal(0, await CountAsync(admin));
    }

    [Fact]
    public async Task Guessing_invitations_must_wait()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:SignInFailuresPerAddress", "3"));
        using var admin = await host.RegisterAdminAsync();
        host.Clock.Stand();
        using var guest = host.OpenBrowser();
        for (var guess = 0; guess < 3; guess++)
        {
            await guest.SendAsync(HttpMethod.Post, "/api/users", Guest("0000-0000-0000-000" + guess)).ShouldRefuseAsync(403, "invalid-invitation");
        }
        await guest.SendAsync(HttpMethod.Post, "/api/users", Guest("0000-0000-0000-0009")).ShouldRefuseAsync(429, "too-many-attempts");
    }

    static object Guest(string? invitation) => new { userName = "guest", displayName = "Guest", password = "a long enough password", invitation };

    static Task RefusedAsync(Browser guest, JsonElement invitation) =>
        guest.SendAsync(HttpMethod.Post, "/api/users", Guest(invitation.GetProperty("code").GetString())).ShouldRefuseAsync(403, "invalid-invitation");

    static async Task<JsonElement> InviteAsync(Browser admin, string? role = null)
    {
        using var answer = await admin.SendAsync(HttpMethod.Post, "/api/admin/invitations", role is null ? null : new { role }).ShouldBeAsync(200);
        return await answer.JsonAsync();
    }

    static async Task<int> CountAsync(Browser admin)
    {
        using var answer = await admin.GetAsync("/api/admin/invitations").ShouldBeAsync(200);
        return (await answer.JsonAsync()).GetArrayLength();
    }
}
