using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class ExpiryTests
{
    [Fact]
    public async Task A_session_ends_after_its_idle_time()
    {
        await using var host = await FamilyHost.StartAsync(("Sessions:Idle", "02:00:00"));
        using var browser = await host.RegisterAdminAsync();
        host.Clock.Skip(TimeSpan.FromMinutes(121));
        await browser.GetAsync("/api/sessions").ShouldRefuseAsync(401, "signed-out");
    }

    [Fact]
    public async Task A_session_in_use_goes_on_past_its_idle_time()
    {
        await using var host = await FamilyHost.StartAsync(("Sessions:Idle", "02:00:00"));
        using var browser = await host.RegisterAdminAsync();
        for (var hour = 0; hour < 6; hour++)
        {
            host.Clock.Skip(TimeSpan.FromMinutes(75));
            Assert.True(await browser.IsSignedInAsync());
        }
    }

    [Fact]
    public async Task However_busy_a_session_ends_at_its_longest_time()
    {
        await using var host = await FamilyHost.StartAsync(("Sessions:Idle", "02:00:00"), ("Sessions:Longest", "05:00:00"));
        using var browser = await host.RegisterAdminAsync();
        for (var hour = 0; hour < 4; hour++)
        {
            host.Clock.Skip(TimeSpan.FromMinutes(70));
            Assert.True(await browser.IsSignedInAsync());
        }
        host.Clock.Skip(TimeSpan.FromMinutes(25));
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_remembered_session_outlives_one_that_is_not()
    {
        await using var host = await FamilyHost.StartAsync();
        using var plain = await host.RegisterAdminAsync();
        using var remembered = host.OpenBrowser();
        await remembered.SignInAsync("mona", remember: true).ShouldBeAsync(200);
        host.Clock.Skip(TimeSpan.FromDays(20));
        Assert.False(await plain.IsSignedInAsync());
        Assert.True(await remembered.IsSignedInAsync());
    }

    [Fact]
    public async Task An_expired_session_is_swept_away_and_its_connections_told()
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        host.Clock.Skip(TimeSpan.FromDays(2));
        await host.Services.GetRequiredService<SessionSweeper>().SweepAsync(CancellationToken.None);
        Assert.Equal(SessionEnd.Expired, Assert.Single(host.Events.Of<SessionEnded>()).Reason);
    }

    [Theory]
    [InlineData("Sessions:Idle", "-1.00:00:00")]
    [InlineData("Sessions:RememberedLongest", "99999.00:00:00")]
    [InlineData("InvitationLifetime", "00:00:00")]
    [InlineData("Registration", "maybe")]
    public async Task A_setting_that_makes_no_sense_is_named_at_the_start(string key, string value)
    {
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => FamilyHost.StartAsync((key, value)));
        Assert.Contains($"FamilyChat:{key}", problem.Message, StringComparison.Ordinal);
    }
}
