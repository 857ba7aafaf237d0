using Dapper;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Storage;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Accounts;

/// <summary>
/// A change of an account and what the audit will tell of it are stored together: where the database refuses one of the two, the other is not
/// there either. A process killed at any moment leaves what a refusal leaves.
/// </summary>
public sealed class TogetherTests : IAsyncLifetime
{
    FamilyHost host = null!;
    Browser mona = null!;
    Browser phone = null!;

    public async Task InitializeAsync()
    {
        host = await FamilyHost.StartAsync(services => services.AddSingleton<IAccountEvents, OutboxAccountEvents>());
        mona = await PasskeyCeremony.OnLocalhostAsync(host);
        phone = PasskeyCeremony.OnLocalhost(host, "phone");
    }

    public async Task DisposeAsync()
    {
        phone.Dispose();
        mona.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public Task Signing_in_and_its_event() => TogetherAsync("sessions", "INSERT", () => phone.SignInAsync("mona"), "member.signed-in.1");

    [Fact]
    public Task Signing_out_and_its_event() =>
        TogetherAsync("sessions", "DELETE", () => mona.SendAsync(HttpMethod.Delete, "/api/session"), "member.session-ended.1");

    [Fact]
    public async Task The_end_of_a_device_and_its_event()
    {
        await phone.SignInAsync("mona").ShouldBeAsync(200);
        using var answer = await phone.GetAsync("/api/sessions").ShouldBeAsync(200);
        var id = (await answer.JsonAsync()).EnumerateArray().Single(one => one.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();
        await TogetherAsync("sessions", "DELETE", () => mona.SendAsync(HttpMethod.Delete, $"/api/sessions/{id}"), "member.session-ended.1");
    }

    [Fact]
    public async Task The_end_of_a_session_that_ran_out_and_its_event()
    {
        host.Clock.Skip(TimeSpan.FromDays(2));
        await SweepTogetherAsync(Refuse("account_outbox", "BEFORE INSERT"));
        await SweepTogetherAsync(Refuse("sessions", "AFTER DELETE"));
        await host.Services.GetRequiredService<SessionSweeper>().SweepAsync(CancellationToken.None);
        Assert.Equal(["member.session-ended.1"], Waiting()[^1..]);

        async Task SweepTogetherAsync(Action takeAgain)
        {
            var before = (State(), Waiting().Count);
            await host.Services.GetRequiredService<SessionSweeper>().SweepAsync(CancellationToken.None);
            Assert.Equal(before, (State(), Waiting().Count));
            takeAgain();
        }
    }

    [Fact]
    public Task An_invitation_and_its_event() =>
        TogetherAsync("invitations", "INSERT", () => mona.SendAsync(HttpMethod.Post, "/api/admin/invitations"), "member.invitation-issued.1");

    [Fact]
    public async Task The_end_of_an_invitation_and_its_event()
    {
        using var answer = await mona.SendAsync(HttpMethod.Post, "/api/admin/invitations").ShouldBeAsync(200);
        var id = (await answer.JsonAsync()).GetProperty("id").GetGuid();
        await TogetherAsync("invitations", "DELETE", () => mona.SendAsync(HttpMethod.Delete, $"/api/admin/invitations/{id}"), "member.invitation-revoked.1");
    }

    [Fact]
    public async Task A_second_factor_and_its_event()
    {
        var app = await AuthenticatorApp.BeginAsync(host.Clock, mona);
        await TogetherAsync("members", "UPDATE", () => app.ConfirmAsync(mona), "member.second-factor-changed.1");
    }

    [Fact]
    public async Task The_use_of_a_recovery_code_and_its_event()
    {
        var app = await AuthenticatorApp.EnableAsync(host.Clock, mona);
        await TogetherAsync(
            "recovery_codes", "DELETE", () => phone.SignInAsync("mona", code: app.RecoveryCodes[0]), "member.recovery-code-used.1", "member.signed-in.1");
    }

    [Fact]
    public async Task The_end_of_a_second_factor_and_its_event()
    {
        await AuthenticatorApp.EnableAsync(host.Clock, mona);
        await TogetherAsync(
            "members", "UPDATE", () => mona.SendAsync(HttpMethod.Post, "/api/session/second-factor/remove", new { password = Browser.PasswordOf("mona") }),
            "member.second-factor-changed.1");
    }

    [Fact]
    public async Task A_passkey_and_its_event()
    {
        using var device = PasskeyCeremony.Device(mona);
        await TogetherAsync("passkeys", "INSERT", () => PasskeyCeremony.AddAsync(mona, device), "member.passkey-changed.1");
    }

    [Fact]
    public async Task The_end_of_a_passkey_and_its_event()
    {
        using var device = PasskeyCeremony.Device(mona);
        await PasskeyCeremony.AddAsync(mona, device).ShouldBeAsync(201);
        await TogetherAsync("passkeys", "DELETE", () => mona.SendAsync(HttpMethod.Delete, $"/api/passkeys/{device.Id}"), "member.passkey-changed.1");
    }

    /// <param name="table">What the change changes.</param>
    /// <param name="manifests">The events that wait for the journal when it is done.</param>
    async Task TogetherAsync(string table, string operation, Func<Task<HttpResponseMessage>> change, params string[] manifests)
    {
        await RefusedAsync(Refuse("account_outbox", "BEFORE INSERT"));
        await RefusedAsync(Refuse(table, $"AFTER {operation}"));
        var (state, waiting) = (State(), Waiting());
        using var done = await change();
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        Assert.NotEqual(state, State());
        Assert.Equal(manifests, Waiting().Skip(waiting.Count));

        async Task RefusedAsync(Action takeAgain)
        {
            var before = (State(), Waiting().Count, Heard: host.Events.Of<AccountEvent>().Count());
            await change().ShouldRefuseAsync(503, "not-saved");
            Assert.Equal(before, (State(), Waiting().Count, host.Events.Of<AccountEvent>().Count()));
            takeAgain();
        }
    }

    /// <returns>What makes the table take it again.</returns>
    Action Refuse(string table, string moment)
    {
        Execute($"CREATE TRIGGER refuses {moment} ON {table} BEGIN SELECT RAISE(ABORT, 'no room'); END");
        return () => Execute("DROP TRIGGER refuses");
    }

    List<string> Waiting()
    {
        using var connection = host.Services.GetRequiredService<AppDatabase>().Open();
        return connection.Query<string>("SELECT manifest FROM account_outbox ORDER BY number").AsList();
    }

    /// <summary>All that these changes change, as one text.</summary>
    string State()
    {
        using var connection = host.Services.GetRequiredService<AppDatabase>().Open();
        return string.Join('\n', connection.Query<string>(
            """
            SELECT 'session ' || id FROM sessions
            UNION ALL SELECT 'invitation ' || id FROM invitations
            UNION ALL SELECT 'second factor ' || ifnull(totp_secret, '') || totp_confirmed || ' ' || totp_last_step FROM members
            UNION ALL SELECT 'recovery code ' || hex(code_hash) FROM recovery_codes
            UNION ALL SELECT 'passkey ' || hex(credential_id) FROM passkeys
            ORDER BY 1
            """));
    }

    void Execute(string sql)
    {
        using var connection = host.Services.GetRequiredService<AppDatabase>().Open();
        connection.Execute(sql);
    }
}
