using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using static FamilyChat.Web.Tests.Accounts.PasskeyCeremony;

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

    [Fact]
    public async Task A_passkey_removed_while_it_signs_in_does_not_come_back()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await OnLocalhostAsync(host);
        using var device = Device(mona);
        await AddAsync(mona, device).ShouldBeAsync(201);
        var store = host.Services.GetRequiredService<PasskeyStore>();
        var account = (await host.Services.GetRequiredService<MemberStore>().FindAccountAsync("mona", CancellationToken.None))!;
        var passkey = Assert.Single(await store.GetPasskeysAsync(account, CancellationToken.None));
        await mona.SendAsync(HttpMethod.Delete, $"/api/passkeys/{device.Id}").ShouldBeAsync(204);

        Assert.False(await store.NoteUseAsync(account.Id, passkey, CancellationToken.None));

        Assert.Empty(await store.GetPasskeysAsync(account, CancellationToken.None));
    }

    [Fact]
    public async Task Two_passkeys_begun_when_there_was_room_for_one_are_not_both_taken()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await OnLocalhostAsync(host);
        var store = host.Services.GetRequiredService<PasskeyStore>();
        using var device = Device(mona);
        await AddAsync(mona, device).ShouldBeAsync(201);
        var account = (await host.Services.GetRequiredService<MemberStore>().FindAccountAsync("mona", CancellationToken.None))!;
        var passkey = Assert.Single(await store.GetPasskeysAsync(account, CancellationToken.None));
        Assert.False(await store.AddAsync(account.Id, Copy(passkey, 1), most: 1, CancellationToken.None));
        Assert.True(await store.AddAsync(account.Id, Copy(passkey, 1), most: 2, CancellationToken.None));
    }

    static UserPasskeyInfo Copy(UserPasskeyInfo passkey, byte id) => new(
        [id], passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible,
        passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson);
}
