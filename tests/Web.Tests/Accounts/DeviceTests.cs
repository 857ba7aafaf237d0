using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class DeviceTests
{
    const string OldPhone = "Mozilla/5.0 (Linux; Android 9; SM-G960F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/20.0 Chrome/106.0 Mobile Safari/537.36";

    [Fact]
    public async Task A_member_sees_their_devices_and_which_one_this_is()
    {
        await using var host = await FamilyHost.StartAsync();
        using var laptop = await host.RegisterAdminAsync();
        using var phone = host.OpenBrowser(OldPhone);
        await phone.SignInAsync("mona", remember: true).ShouldBeAsync(200);
        using var leo = await host.AddMemberAsync(laptop, "leo");

        using var answer = await laptop.GetAsync("/api/sessions").ShouldBeAsync(200);

        var devices = (await answer.JsonAsync()).EnumerateArray().ToList();
        Assert.Equal(2, devices.Count);
        Assert.Single(devices, one => one.GetProperty("current").GetBoolean() && one.GetProperty("name").GetString() == "Firefox on Linux");
        Assert.Single(devices, one => one.GetProperty("remembered").GetBoolean() && one.GetProperty("name").GetString() == "Samsung Internet on Android");
    }

    [Fact]
    public async Task Grandmas_old_phone_can_be_named_and_ended()
    {
        await using var host = await FamilyHost.StartAsync();
        using var laptop = await host.RegisterAdminAsync();
        using var phone = host.OpenBrowser(OldPhone);
        await phone.SignInAsync("mona").ShouldBeAsync(200);
        var id = await OtherDeviceAsync(laptop);

        await laptop.SendAsync(HttpMethod.Patch, $"/api/sessions/{id}", new { name = "grandma's old phone" }).ShouldBeAsync(204);
        using (var named = await laptop.GetAsync("/api/sessions").ShouldBeAsync(200))
            Assert.Contains((await named.JsonAsync()).EnumerateArray(), one => one.GetProperty("name").GetString() == "grandma's old phone");
        await laptop.SendAsync(HttpMethod.Delete, $"/api/sessions/{id}").ShouldBeAsync(204);

        Assert.False(await phone.IsSignedInAsync());
        Assert.True(await laptop.IsSignedInAsync());
        var ended = Assert.Single(host.Events.Of<SessionEnded>());
        Assert.Equal((id, SessionEnd.EndedByMember), (ended.SessionId, ended.Reason));
    }

    [Fact]
    public async Task Another_members_session_is_not_found_like_a_missing_one()
    {
        await using var host = await FamilyHost.StartAsync();
        using var mona = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(mona, "leo");
        using var own = await leo.GetAsync("/api/sessions").ShouldBeAsync(200);
        var id = (await own.JsonAsync())[0].GetProperty("id").GetGuid();

        await mona.SendAsync(HttpMethod.Delete, $"/api/sessions/{id}").ShouldRefuseAsync(404, "not-found");
        await mona.SendAsync(HttpMethod.Patch, $"/api/sessions/{id}", new { name = "mine" }).ShouldRefuseAsync(404, "not-found");
        await mona.SendAsync(HttpMethod.Delete, $"/api/sessions/{Guid.CreateVersion7()}").ShouldRefuseAsync(404, "not-found");
        await mona.SendAsync(HttpMethod.Delete, "/api/sessions/rubbish").ShouldRefuseAsync(404, "not-found");
        Assert.True(await leo.IsSignedInAsync());
    }

    [Fact]
    public async Task Ending_this_device_signs_it_out()
    {
        await using var host = await FamilyHost.StartAsync();
        using var laptop = await host.RegisterAdminAsync();
        using var own = await laptop.GetAsync("/api/sessions").ShouldBeAsync(200);
        await laptop.SendAsync(HttpMethod.Delete, $"/api/sessions/{(await own.JsonAsync())[0].GetProperty("id").GetGuid()}").ShouldBeAsync(204);
        Assert.False(await laptop.IsSignedInAsync());
        Assert.Null(laptop.SessionCookieValue);
    }

    [Theory]
    [InlineData(null, "Unknown device")]
    [InlineData("   ", "Unknown device")]
    [InlineData("<script>", "Unknown device")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Mobile/15E148 Safari/604.1", "Safari on iPad")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 Version/17.0 Safari/605.1", "Safari on Mac")]
    public void A_device_is_named_after_its_browser(string? userAgent, string name) => Assert.Equal(name, DeviceName.From(userAgent));

    static async Task<Guid> OtherDeviceAsync(Browser browser)
    {
        using var answer = await browser.GetAsync("/api/sessions").ShouldBeAsync(200);
        return (await answer.JsonAsync()).EnumerateArray().Single(one => !one.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();
    }
}
