using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class AdminUserTests
{
    [Fact]
    public async Task A_disabled_member_is_out_at_once_and_back_when_enabled()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        var id = await leo.MemberIdAsync();

        await admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", new { disabled = true }).ShouldBeAsync(200);

        await leo.GetAsync("/api/preferences").ShouldRefuseAsync(401, "signed-out");
        Assert.Equal(SessionEnd.Disabled, Assert.Single(host.Events.Of<SessionEnded>()).Reason);
        await leo.SignInAsync("leo").ShouldRefuseAsync(401, "bad-credentials");
        await admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", new { disabled = false }).ShouldBeAsync(200);
        await leo.SignInAsync("leo").ShouldBeAsync(200);
    }

    [Fact]
    public async Task A_sign_in_that_was_overtaken_by_the_disabling_does_not_live_again_when_enabled()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        var checkedBefore = (await host.Services.GetRequiredService<MemberStore>().FindAccountAsync(await leo.MemberIdAsync(), CancellationToken.None))!;
        var (sessions, now) = (host.Services.GetRequiredService<SessionStore>(), host.Clock.GetUtcNow());
        var late = new SessionRow
        {
            Id = Guid.CreateVersion7(now),
            MemberId = checkedBefore.Id,
            Device = "Firefox",
            Address = "127.0.0.1",
            Remembered = true,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now.AddDays(1),
            EndsAt = now.AddDays(1),
        };
        await admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{late.MemberId}", new { disabled = true }).ShouldBeAsync(200);

        await sessions.InsertAsync(late, "the key", checkedBefore.SecurityStamp, CancellationToken.None);
        await admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{late.MemberId}", new { disabled = false }).ShouldBeAsync(200);

        Assert.Null(await sessions.FindLiveAsync(late.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_changed_role_counts_for_the_next_request()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo", "child");
        await leo.GetAsync("/api/admin/users").ShouldRefuseAsync(403, "forbidden");

        await admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{await leo.MemberIdAsync()}", new { role = "admin", displayName = "Leo L." }).ShouldBeAsync(200);

        using var list = await leo.GetAsync("/api/admin/users").ShouldBeAsync(200);
        Assert.Contains((await list.JsonAsync()).EnumerateArray(), one => one.GetProperty("displayName").GetString() == "Leo L.");
        var changed = Assert.Single(host.Events.Of<RoleChanged>());
        Assert.Equal((MemberRole.Child, MemberRole.Admin), (changed.From, changed.To));
    }

    [Theory]
    [InlineData("POST", "/api/admin/users", """{"userName":"zed","displayName":"zed","password":"the cat of zed sleeps","role":7}""")]
    [InlineData("POST", "/api/admin/invitations", """{"role":7}""")]
    [InlineData("PATCH", "/api/admin/users/{id}", """{"role":7}""")]
    [InlineData("PATCH", "/api/admin/users/{id}", """{"role":"king"}""")]
    public async Task A_role_that_is_none_is_refused(string method, string path, string body)
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        var id = await admin.MemberIdAsync();

        await admin.SendTextAsync(new HttpMethod(method), path.Replace("{id}", $"{id}", StringComparison.Ordinal), body).ShouldRefuseAsync(400, "bad-request");
    }

    [Fact]
    public async Task The_last_admin_can_neither_be_demoted_nor_disabled()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var second = await host.AddMemberAsync(admin, "second", "admin");
        var path = $"/api/admin/users/{await admin.MemberIdAsync()}";
        await second.SendAsync(HttpMethod.Patch, $"/api/admin/users/{await second.MemberIdAsync()}", new { disabled = true }).ShouldBeAsync(200);

        await admin.SendAsync(HttpMethod.Patch, path, new { role = "adult" }).ShouldRefuseAsync(409, "last-admin");
        await admin.SendAsync(HttpMethod.Patch, path, new { disabled = true }).ShouldRefuseAsync(409, "last-admin");
        await admin.SendAsync(HttpMethod.Patch, path, new { displayName = "Mona" }).ShouldBeAsync(200);
    }

    [Fact]
    public async Task Two_admins_who_demote_each_other_at_once_leave_one()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(mona, "leo", "admin");
        var (monaId, leoId) = (await mona.MemberIdAsync(), await leo.MemberIdAsync());
        // Past the endpoint, which would refuse the slower one for being no admin any more.
        var administration = host.Services.GetRequiredService<MemberAdministration>();
        var demotion = new ChangeMemberRequest(MemberRole.Adult, null, null, null);

        var outcomes = await Task.WhenAll(
            Task.Run(() => administration.ChangeAsync(leoId, demotion, monaId, CancellationToken.None)),
            Task.Run(() => administration.ChangeAsync(monaId, demotion, leoId, CancellationToken.None)));

        Assert.Single(outcomes, outcome => outcome.Refusal == Refusal.LastAdmin);
        Assert.Single(host.Events.Of<RoleChanged>());
    }

    [Fact]
    public async Task A_policy_is_carried_to_where_policies_live_and_a_bad_one_changes_nothing()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        var path = $"/api/admin/users/{await leo.MemberIdAsync()}";

        await admin.SendAsync(HttpMethod.Patch, path, new { role = "child", policy = new { messagesPerDay = "many" } }).ShouldRefuseAsync(400, "invalid-policy");
        Assert.Empty(host.Events.Of<RoleChanged>());
        using var changed = await admin.SendAsync(HttpMethod.Patch, path, new { policy = new { messagesPerDay = 20 } }).ShouldBeAsync(200);
        Assert.Equal(20, (await changed.JsonAsync()).GetProperty("policy").GetProperty("messagesPerDay").GetInt32());
    }

    [Theory]
    [InlineData("""{"role": "king"}""", 400, "bad-request")]
    [InlineData("""{"displayName": "  "}""", 400, "invalid-display-name")]
    public async Task A_change_that_makes_no_sense_is_refused(string json, int status, string code)
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        await admin.SendTextAsync(HttpMethod.Patch, $"/api/admin/users/{await admin.MemberIdAsync()}", json).ShouldRefuseAsync(status, code);
    }

    [Fact]
    public async Task A_member_who_does_not_exist_is_not_found()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        var path = $"/api/admin/users/{Guid.CreateVersion7()}";
        await admin.SendAsync(HttpMethod.Patch, path, new { disabled = true }).ShouldRefuseAsync(404, "not-found");
        await admin.SendAsync(HttpMethod.Post, path + "/password-reset").ShouldRefuseAsync(404, "not-found");
        await admin.SendAsync(HttpMethod.Delete, path + "/second-factor").ShouldRefuseAsync(404, "not-found");
    }
}
