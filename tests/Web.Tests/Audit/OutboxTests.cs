using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>What happens to accounts reaches the journal, also when the journal refuses for a while or the process ends.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    AuditFamily family = null!;
    Browser noah = null!;

    public async Task InitializeAsync()
    {
        family = await AuditFamily.StartAsync();
        noah = await family.Server.RegisterAsync("noah");
    }

    public async Task DisposeAsync()
    {
        noah.Dispose();
        await family.DisposeAsync();
    }

    [Fact]
    public async Task What_happened_while_the_journal_refused_is_there_once_and_in_order_when_it_takes_again()
    {
        await JournalRefusesAsync();
        await FailToSignInAsync();
        var id = await noah.MemberIdAsync();
        using var adult = await family.Admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", new { role = "child" }).ShouldBeAsync(200);
        using var disabled = await family.Admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", new { displayName = "Noah" }).ShouldBeAsync(200);
        Assert.Equal(3, await WaitingAsync());

        await JournalTakesAgainAsync();
        await EmptyAsync();

        Assert.Equal(["display-name-changed", "role-changed", "sign-in-failed"], await KindsOfAsync(id));
    }

    [Fact]
    public async Task What_waited_when_the_process_ended_is_there_after_the_next_start()
    {
        var id = await noah.MemberIdAsync();
        await JournalRefusesAsync();
        await FailToSignInAsync();
        Assert.Equal(1, await WaitingAsync());
        await JournalTakesAgainAsync(restart: true);
        await EmptyAsync();
        Assert.Equal(["sign-in-failed"], await KindsOfAsync(id));
    }

    [Fact]
    public async Task What_reached_the_journal_without_being_crossed_off_is_not_written_twice()
    {
        var id = await noah.MemberIdAsync();
        await FailToSignInAsync();
        var (manifest, bytes) = await LastOfAsync(id);
        await family.RestartAsync(() => ExecuteAsync(
            "app.db",
            "INSERT INTO account_outbox (member_id, manifest, event) VALUES ($id, $manifest, $event)",
            ("$id", id),
            ("$manifest", manifest),
            ("$event", bytes)));
        await EmptyAsync();
        Assert.Equal(["sign-in-failed"], await KindsOfAsync(id));
    }

    async Task FailToSignInAsync()
    {
        using var stranger = family.Server.OpenBrowser();
        using var wrong = await stranger.SignInAsync("noah", "not the password").ShouldBeAsync(401);
    }

    Task JournalRefusesAsync() =>
        ExecuteAsync("journal.db", "CREATE TRIGGER refuses BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no room'); END");

    async Task JournalTakesAgainAsync(bool restart = false)
    {
        Task Take() => ExecuteAsync("journal.db", "DROP TRIGGER refuses");
        if (restart)
            await family.RestartAsync(Take);
        else
            await Take();
    }

    /// <summary>Without those of signing in, which come and go with the tests' own sessions.</summary>
    async Task<IEnumerable<string?>> KindsOfAsync(string member) =>
        (await family.EventsAsync($"user={member}")).Select(e => e.Text("kind")).Where(k => k is not ("registered" or "signed-in" or "signed-out" or "viewed"));

    async Task EmptyAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await WaitingAsync() > 0)
            await timer.WaitForNextTickAsync(limit.Token);
    }

    async Task<long> WaitingAsync()
    {
        await using var connection = await OpenAsync("app.db");
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM account_outbox";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    async Task<(string Manifest, byte[] Bytes)> LastOfAsync(string member)
    {
        await using var connection = await OpenAsync("journal.db");
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT manifest, message FROM journal WHERE persistence_id = $id ORDER BY ordering DESC LIMIT 1";
        command.Parameters.AddWithValue("$id", $"member-{member}");
        await using var rows = await command.ExecuteReaderAsync();
        Assert.True(await rows.ReadAsync());
        return (rows.GetString(0), (byte[])rows["message"]);
    }

    async Task ExecuteAsync(string file, string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await OpenAsync(file);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }

    async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(family.Server.DataDirectory, file)};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
