using System.Text;
using Dapper;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Storage;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class AttemptTests
{
    static readonly AttemptRule Rule = new(Free: 3, LongestWait: TimeSpan.FromMinutes(15));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 5)]
    [InlineData(4, 10)]
    [InlineData(5, 20)]
    [InlineData(60, 900)]
    [InlineData(int.MaxValue, 900)]
    public void The_wait_doubles_up_to_its_limit(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Rule.WaitAfter(failures));

    [Fact]
    public void Failures_are_forgotten_after_the_longest_wait()
    {
        var clock = new ManualClock();
        clock.Stand();
        var counter = new AttemptCounter(Rule, clock);
        for (var attempt = 0; attempt < 3; attempt++) Assert.Null(counter.Begin("mona"));
        Assert.NotNull(counter.Begin("mona"));
        clock.Skip(TimeSpan.FromMinutes(16));
        for (var attempt = 0; attempt < 3; attempt++) Assert.Null(counter.Begin("mona"));
        Assert.NotNull(counter.Begin("mona"));
    }

    [Fact]
    public void A_clock_that_goes_back_makes_no_free_attempt_wait_and_no_wait_longer()
    {
        var clock = new ManualClock();
        clock.Stand();
        var counter = new AttemptCounter(Rule, clock);
        Assert.Null(counter.Begin("mona"));
        clock.Skip(TimeSpan.FromMinutes(-10));
        for (var attempt = 0; attempt < 2; attempt++) Assert.Null(counter.Begin("mona"));
        clock.Skip(TimeSpan.FromMinutes(-10));
        Assert.Equal(TimeSpan.FromSeconds(5), counter.Begin("mona"));
    }

    [Fact]
    public void The_oldest_key_makes_room_when_there_are_too_many()
    {
        var clock = new ManualClock();
        clock.Stand();
        var counter = new AttemptCounter(new AttemptRule(1, TimeSpan.FromHours(1)), clock, capacity: 2);
        Assert.Null(counter.Begin("a"));
        clock.Skip(TimeSpan.FromSeconds(1));
        Assert.Null(counter.Begin("b"));
        clock.Skip(TimeSpan.FromSeconds(1));
        Assert.Null(counter.Begin("c"));
        Assert.NotNull(counter.Begin("b"));
        Assert.NotNull(counter.Begin("c"));
        Assert.Null(counter.Begin("a"));
    }

    [Theory]
    [InlineData("mona")]
    [InlineData("nobody")]
    public async Task Guessing_at_an_account_must_wait_whether_or_not_it_exists(string userName)
    {
        await using var host = await FamilyHost.StartAsync(("Limits:SignInFailuresPerAccount", "3"));
        using var admin = await host.RegisterAdminAsync();
        host.Clock.Stand();
        using var browser = host.OpenBrowser();
        for (var attempt = 0; attempt < 3; attempt++) await browser.SignInAsync(userName, "wrong password").ShouldRefuseAsync(401, "bad-credentials");

        using var refused = await browser.SignInAsync(userName, Browser.PasswordOf("mona")).ShouldBeAsync(429);

        Assert.Equal("too-many-attempts", await refused.TextAsync("code"));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        host.Clock.Skip(TimeSpan.FromSeconds(6));
        if (userName == "mona") await browser.SignInAsync(userName).ShouldBeAsync(200);
        else await browser.SignInAsync(userName).ShouldRefuseAsync(401, "bad-credentials");
    }

    [Fact]
    public async Task A_hundred_guesses_at_once_get_no_more_tries_than_in_a_row()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:SignInFailuresPerAccount", "3"));
        using var admin = await host.RegisterAdminAsync();
        host.Clock.Stand();
        using var browser = host.OpenBrowser();
        var token = await browser.TokenAsync();
        var body = new { userName = "mona", password = "wrong password" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(_ => browser.SendWithAsync(HttpMethod.Post, "/api/session", body, ("X-CSRF-TOKEN", token))));

        Assert.Equal(3, answers.Count(answer => (int)answer.StatusCode == 401));
        Assert.Equal(97, answers.Count(answer => (int)answer.StatusCode == 429));
    }

    [Fact]
    public async Task One_address_guessing_at_many_accounts_must_wait_and_its_own_account_does_not_help()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:SignInFailuresPerAddress", "4"));
        using var admin = await host.RegisterAdminAsync();
        host.Clock.Stand();
        using var browser = host.OpenBrowser();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            if (attempt < 3) await browser.SignInAsync("mona").ShouldBeAsync(200);
            await browser.SignInAsync($"nobody{attempt}", "wrong password").ShouldRefuseAsync(401, "bad-credentials");
        }
        await browser.SignInAsync("nobody9", "wrong password").ShouldRefuseAsync(429, "too-many-attempts");
    }

    [Fact]
    public async Task A_right_password_wipes_the_slate()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:SignInFailuresPerAccount", "3"));
        using var admin = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        for (var round = 0; round < 3; round++)
        {
            await browser.SignInAsync("mona", "wrong password").ShouldBeAsync(401);
            await browser.SignInAsync("mona", "wrong password").ShouldBeAsync(401);
            await browser.SignInAsync("mona").ShouldBeAsync(200);
        }
    }

    [Theory]
    [InlineData("mona")]
    [InlineData("nobody")]
    public async Task A_restart_forgives_nobody(string userName)
    {
        using var folder = new TemporaryFolder();
        var three = ("Limits:SignInFailuresPerAccount", "3");
        var clock = new ManualClock();
        clock.Stand();
        await using (var host = await FamilyHost.StartAsync(folder.Path, clock, three))
        {
            using var admin = await host.RegisterAdminAsync();
            using var browser = host.OpenBrowser();
            for (var attempt = 0; attempt < 3; attempt++) await browser.SignInAsync(userName, "wrong password").ShouldBeAsync(401);
        }

        await using var again = await FamilyHost.StartAsync(folder.Path, clock, three);
        using var back = again.OpenBrowser();
        await back.SignInAsync(userName).ShouldRefuseAsync(429, "too-many-attempts");
        await back.SignInAsync("somebody-else", "wrong password").ShouldBeAsync(401);
        clock.Skip(TimeSpan.FromMinutes(1));
        await back.SignInAsync(userName).ShouldBeAsync(userName == "mona" ? 200 : 401);
    }

    [Fact]
    public async Task What_was_typed_as_a_name_is_not_in_the_database_and_a_success_leaves_nothing()
    {
        await using var host = await FamilyHost.StartAsync();
        using var admin = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        await browser.SignInAsync("correct horse battery", "wrong password").ShouldBeAsync(401);
        await browser.SignInAsync("mona", "wrong password").ShouldBeAsync(401);
        Assert.Equal(3, Rows(host));

        await browser.SignInAsync("mona").ShouldBeAsync(200);

        Assert.Equal(2, Rows(host));
        foreach (var file in Directory.EnumerateFiles(host.Folder, "app.db*"))
            Assert.DoesNotContain("HORSE", Encoding.UTF8.GetString(await SharedBytesAsync(file)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Zero_switches_the_waits_off()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:SignInFailuresPerAccount", "0"), ("Limits:SignInFailuresPerAddress", "0"));
        using var admin = await host.RegisterAdminAsync();
        using var browser = host.OpenBrowser();
        for (var attempt = 0; attempt < 50; attempt++) await browser.SignInAsync("mona", "wrong password").ShouldBeAsync(401);
    }

    [Fact]
    public async Task Guessing_the_current_password_must_wait_too()
    {
        await using var host = await FamilyHost.StartAsync(("Limits:SignInFailuresPerAccount", "2"));
        using var admin = await host.RegisterAdminAsync();
        host.Clock.Stand();
        var body = new { current = "wrong password", @new = "a quite different one" };
        await admin.SendAsync(HttpMethod.Put, "/api/session/password", body).ShouldRefuseAsync(401, "bad-credentials");
        await admin.SendAsync(HttpMethod.Put, "/api/session/password", body).ShouldRefuseAsync(401, "bad-credentials");
        await admin.SendAsync(HttpMethod.Put, "/api/session/password", body).ShouldRefuseAsync(429, "too-many-attempts");
    }

    static int Rows(FamilyHost host)
    {
        using var connection = host.Services.GetRequiredService<AppDatabase>().Open();
        return connection.ExecuteScalar<int>("SELECT count(*) FROM sign_in_failures");
    }

    static async Task<byte[]> SharedBytesAsync(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[open.Length];
        await open.ReadExactlyAsync(bytes);
        return bytes;
    }
}
