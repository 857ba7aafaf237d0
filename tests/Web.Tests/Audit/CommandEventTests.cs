using FamilyChat.Web.Accounts;
using FamilyChat.Web.Operations.Commands;
using Microsoft.Extensions.Configuration;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>What is done at the machine itself is in the audit like everything else, and says that it was done there.</summary>
public sealed class CommandEventTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    AuditFamily family = null!;

    public async Task InitializeAsync() => family = await AuditFamily.StartAsync();

    public Task DisposeAsync() => family.DisposeAsync().AsTask();

    [Fact]
    public async Task An_account_and_a_code_from_the_command_line_are_events_while_the_server_runs()
    {
        using (var accounts = CommandAccounts.Open(family.Server.DataDirectory))
        {
            var request = new AddMemberRequest("noah", "Noah", Browser.PasswordOf("noah"), MemberRole.Child);
            var added = await accounts.Registration.AddAsync(request, AccountEvent.ByCommandLine, CancellationToken.None);
            Assert.NotNull(await accounts.Passwords.IssueResetAsync(added.Value!.Id, AccountEvent.ByCommandLine, CancellationToken.None));
        }

        Assert.Equal(
            [("password-reset-issued", "on the command line"), ("registered", "Noah (noah), Child, on the command line")],
            await SummariesAsync("noah", count: 2));
    }

    [Fact]
    public async Task What_was_done_while_no_server_ran_is_there_after_its_start()
    {
        await family.RestartAsync(async () =>
        {
            using var accounts = CommandAccounts.Open(family.Server.DataDirectory);
            var request = new AddMemberRequest("noah", null, Browser.PasswordOf("noah"), MemberRole.Adult);
            await accounts.Registration.AddAsync(request, AccountEvent.ByCommandLine, CancellationToken.None);
        });

        Assert.Equal([("registered", "noah (noah), Adult, on the command line")], await SummariesAsync("noah", count: 1));
    }

    [Fact]
    public async Task A_code_from_the_command_line_lasts_as_long_as_one_from_the_page()
    {
        using var accounts = CommandAccounts.Open(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("FamilyChat:DataDirectory", family.Server.DataDirectory), new("FamilyChat:PasswordResetLifetime", "00:30:00"),
        ]).Build());
        var mona = (await accounts.Members.ListAsync(CancellationToken.None))[0];
        var before = TimeProvider.System.GetUtcNow();

        var issued = await accounts.Passwords.IssueResetAsync(mona.Id, AccountEvent.ByCommandLine, CancellationToken.None);

        Assert.InRange(issued!.ExpiresAt, before.AddMinutes(29), before.AddMinutes(60));
    }

    /// <summary>Newest first, as soon as there are as many.</summary>
    async Task<List<(string Kind, string Summary)>> SummariesAsync(string userName, int count)
    {
        using var members = await family.Admin.GetAsync("/api/admin/users").ShouldBeAsync(200);
        var id = (await members.JsonAsync()).EnumerateArray().Single(m => m.Text("userName") == userName).Text("id");
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            using var page = await family.Admin.GetAsync($"/api/admin/audit?user={id}").ShouldBeAsync(200);
            var events = (await page.JsonAsync()).GetProperty("events").EnumerateArray().Select(e => (e.Text("kind"), e.Text("summary"))).ToList();
            // The admin's own looking is an event as well.
            events.RemoveAll(e => e.Item1 == "viewed");
            if (events.Count >= count)
                return events;
            await Task.Delay(100, limit.Token);
        }
    }
}
