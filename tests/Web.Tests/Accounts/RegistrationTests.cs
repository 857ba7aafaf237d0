using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class RegistrationTests
{
    [Fact]
    public async Task The_first_account_is_the_family_admin_and_signed_in()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = host.OpenBrowser();
        Assert.True((await browser.SessionAsync()).GetProperty("firstRun").GetBoolean());

        using var answer = await browser.SendAsync(
            HttpMethod.Post, "/api/users", new { userName = "mona", displayName = "Mona", password = "a long enough password" });

        await answer.ShouldBeAsync(201);
        var user = (await answer.JsonAsync()).GetProperty("user");
        Assert.Equal(("mona", "Mona", "admin"), (user.GetProperty("userName").GetString(), user.GetProperty("displayName").GetString(), user.GetProperty("role").GetString()));
        var session = await browser.SessionAsync();
        Assert.Equal(user.GetProperty("id").GetGuid(), session.GetProperty("user").GetProperty("id").GetGuid());
        Assert.False(session.GetProperty("firstRun").GetBoolean());
        Assert.Equal("invitation", session.GetProperty("registration").GetString());
        Assert.Single(host.Events.Of<MemberRegistered>());
    }

    [Fact]
    public async Task Two_first_accounts_at_once_give_one_admin()
    {
        await using var host = await FamilyHost.StartAsync(("Registration", "open"));
        var browsers = Enumerable.Range(0, 8).Select(_ => host.OpenBrowser()).ToList();
        await Task.WhenAll(browsers.Select(browser => browser.TokenAsync()));

        await Task.WhenAll(browsers.Select((browser, index) => browser.RegisterAsync($"parent{index}")));

        Assert.Equal(8, host.Events.Of<MemberRegistered>().Count());
        Assert.Single(host.Events.Of<MemberRegistered>(), made => made.Role == MemberRole.Admin);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Two_with_the_same_name_at_once_give_one_account()
    {
        await using var host = await FamilyHost.StartAsync(("Registration", "open"));
        using var admin = await host.RegisterAdminAsync();
        var browsers = Enumerable.Range(0, 6).Select(_ => host.OpenBrowser()).ToList();

        var answers = await Task.WhenAll(browsers.Select(browser => browser.SendAsync(
            HttpMethod.Post, "/api/users", new { userName = "leo", displayName = "Leo", password = "a long enough password" })));

        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        Assert.Equal(5, answers.Count(answer => (int)answer.StatusCode == 409));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Theory]
    [InlineData("open", null, 201)]
    [InlineData("invitation", null, 403)]
    [InlineData("invitation", "no-such-code", 403)]
    [InlineData("closed", null, 403)]
    public async Task After_the_first_account_the_mode_decides(string mode, string? invitation, int status)
    {
        await using var host = await FamilyHost.StartAsync(("Registration", mode));
        using var admin = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        var sending = browser.SendAsync(
            HttpMethod.Post, "/api/users", new { userName = "leo", displayName = "Leo", password = "a long enough password", invitation });

        if (status == 201) Assert.Equal("adult", (await (await sending.ShouldBeAsync(201)).JsonAsync()).GetProperty("user").GetProperty("role").GetString());
        else await sending.ShouldRefuseAsync(403, mode == "closed" ? "registration-closed" : "invalid-invitation");
    }

    [Fact]
    public async Task Also_a_closed_server_takes_its_first_account()
    {
        await using var host = await FamilyHost.StartAsync(("Registration", "closed"));
        using var admin = await host.RegisterAdminAsync();
        Assert.True(await admin.IsSignedInAsync());
    }

    [Theory]
    [InlineData("mona")]
    [InlineData("MONA")]
    [InlineData("ｍｏｎａ")]
    [InlineData(" mona ")]
    public async Task A_name_that_reads_the_same_is_taken(string userName)
    {
        await using var host = await FamilyHost.StartAsync(("Registration", "open"));
        using var admin = await host.RegisterAdminAsync("Mona");
        using var browser = host.OpenBrowser();
        await browser.SendAsync(HttpMethod.Post, "/api/users", new { userName, displayName = "M", password = "a long enough password" })
            .ShouldRefuseAsync(409, "user-name-taken");
    }

    [Theory]
    [InlineData("x", "long enough password", "invalid-user-name")]
    [InlineData("two words", "long enough password", "invalid-user-name")]
    [InlineData("mona\u200b", "long enough password", "invalid-user-name")]
    [InlineData("", "long enough password", "invalid-user-name")]
    [InlineData("mona", "short", "weak-password")]
    [InlineData("mona", "password123", "weak-password")]
    [InlineData("mona", "", "weak-password")]
    public async Task A_bad_name_or_password_is_refused_with_its_code(string userName, string password, string code)
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = host.OpenBrowser();
        await browser.SendAsync(HttpMethod.Post, "/api/users", new { userName, displayName = "Mona", password }).ShouldRefuseAsync(400, code);
        Assert.False(await browser.IsSignedInAsync());
    }
}
