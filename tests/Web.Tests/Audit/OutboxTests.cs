using Dapper;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>What happens to accounts reaches the journal, also when the journal refuses for a while or the process ends.</summary>
public sealed class OutboxTests : FamilyOfTwo
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_happened_while_the_journal_refused_is_there_once_and_in_order_when_it_takes_again()
    {
        await Family.CaughtUpAsync();
        JournalRefuses();
        await FailToSignInAsync();
        var id = await Noah.MemberIdAsync();
        using var adult = await Family.Admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", new { role = "child" }).ShouldBeAsync(200);
        using var disabled = await Family.Admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", new { displayName = "Noah" }).ShouldBeAsync(200);
        Assert.Equal(3, Waiting());

        JournalTakesAgain();
        await EmptyAsync();

        Assert.Equal(["display-name-changed", "role-changed", "sign-in-failed"], await KindsOfAsync(id));
    }

    [Fact]
    public async Task What_waited_when_the_process_ended_is_there_after_the_next_start()
    {
        var id = await Noah.MemberIdAsync();
        await Family.CaughtUpAsync();
        JournalRefuses();
        await FailToSignInAsync();
        Assert.Equal(1, Waiting());
        await Family.RestartAsync(JournalTakesAgain);
        await EmptyAsync();
        Assert.Equal(["sign-in-failed"], await KindsOfAsync(id));
    }

    [Fact]
    public async Task What_reached_the_journal_without_being_crossed_off_is_not_written_twice()
    {
        var id = await Noah.MemberIdAsync();
        await FailToSignInAsync();
        await EmptyAsync();
        var (manifest, bytes) = LastOf(id);
        await Family.RestartAsync(() => Execute(
            "app.db",
            "INSERT INTO account_outbox (member_id, manifest, event) VALUES ($id, $manifest, $event)",
            ("$id", id.ToString()),
            ("$manifest", manifest),
            ("$event", bytes)));
        await EmptyAsync();
        Assert.Equal(["sign-in-failed"], await KindsOfAsync(id));
    }

    [Fact]
    public async Task An_event_that_this_version_does_not_know_waits_and_the_household_goes_on()
    {
        var id = await Noah.MemberIdAsync();
        await Family.RestartAsync(() => Execute(
            "app.db", "INSERT INTO account_outbox (member_id, manifest, event) VALUES ($id, 'member.of-tomorrow.1', x'7b7d')", ("$id", id.ToString())));

        await Family.Admin.SignInAsync("mona").ShouldBeAsync(200);
        using var later = await Family.Admin.GetAsync("/api/conversations").ShouldBeAsync(200);
        Assert.Contains("member.of-tomorrow.1", Manifests());
    }

    async Task FailToSignInAsync()
    {
        using var stranger = Family.Server.OpenBrowser();
        using var wrong = await stranger.SignInAsync("noah", "not the password").ShouldBeAsync(401);
    }

    void JournalRefuses() => Execute("journal.db", "CREATE TRIGGER refuses BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no room'); END");

    void JournalTakesAgain() => Execute("journal.db", "DROP TRIGGER refuses");

    /// <summary>Without those of signing in, which come and go with the tests' own sessions.</summary>
    async Task<IEnumerable<string?>> KindsOfAsync(Guid member) =>
        (await Family.EventsAsync($"user={member}")).Select(e => e.Text("kind")).Where(k => k is not ("registered" or "signed-in" or "signed-out" or "viewed"));

    async Task EmptyAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Waiting() > 0)
            await timer.WaitForNextTickAsync(limit.Token);
    }

    long Waiting()
    {
        using var connection = Open("app.db");
        return connection.ExecuteScalar<long>("SELECT count(*) FROM account_outbox");
    }

    List<string> Manifests()
    {
        using var connection = Open("app.db");
        return connection.Query<string>("SELECT manifest FROM account_outbox").AsList();
    }

    (string Manifest, byte[] Bytes) LastOf(Guid member)
    {
        using var connection = Open("journal.db");
        return connection.QuerySingle<(string, byte[])>(
            "SELECT manifest, message FROM journal WHERE persistence_id = @id ORDER BY ordering DESC LIMIT 1", new { id = $"member-{member}" });
    }

    void Execute(string file, string sql, params (string Name, object Value)[] values)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Family.Server.DataDirectory, file)};Pooling=False");
        connection.Open();
        return connection;
    }
}
