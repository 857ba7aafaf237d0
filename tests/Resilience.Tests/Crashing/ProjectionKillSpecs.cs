using Dapper;
using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Resilience.Tests.Household;
using Microsoft.Data.Sqlite;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Resilience.Tests.Crashing;

/// <summary>A power cut while the audit is far behind the journal, with a reply still owed at the end of it.</summary>
public sealed class ProjectionKillSpecs
{
    const int Backlog = 10_000;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task A_server_killed_while_the_audit_catches_up_goes_on_where_it_was_and_then_answers_what_it_owed()
    {
        using var port = HeldPort.Take();
        await using var server = await FamilyChatServer.StartAsync($"http://127.0.0.1:{port.Number}");
        using var dad = new Browser(new Uri(server.Address), "Mozilla/5.0 (test)");
        await dad.RegisterAsync("dad");
        var owed = await dad.CreateConversationAsync();
        await using (var line = await HubLine.OpenAsync(dad))
            await line.SendAsync(owed, "Are you there?");
        await server.TerminateAsync();
        var end = FallBehind(server.DataDirectory);
        var middle = end - (Backlog / 2);
        Do(server, Hold(middle));

        server.BeginStart();
        await UntilAsync(() => Position(server) > end - Backlog);
        server.Kill();

        var cut = Position(server);
        Do(server, "DROP TRIGGER hold");
        Assert.InRange(cut, end - Backlog, middle);
        Assert.Equal(cut, Ask<long>(server, "SELECT max(ordering) FROM audit_chain"));
        Assert.True(Ask<long>(server, "SELECT coalesce(max(sequence), 0) FROM audit_events") <= cut);

        await using var model = await SimulatorServer.StartAsync(SimulatorOptions.Testing with { Port = port.Number });
        model.Script(Behaviour.Says("Here I am."));
        await server.RestartAsync();
        await UntilAsync(() => Position(server) >= end);
        await UntilAsync(() => Ask<long>(server, "SELECT count(*) FROM audit_events WHERE kind = 'replied' AND summary = 'Here I am.'") == 1);
        Assert.Equal(Backlog, Ask<long>(server, "SELECT count(*) FROM audit_events WHERE summary LIKE 'Backlog %'"));
        Assert.Equal(Backlog, Ask<long>(server, "SELECT sum(messages) FROM usage_days") - 1);
        using var verified = await dad.GetAsync("/api/admin/audit/verify").ShouldBeAsync(200);
        Assert.True((await verified.JsonAsync()).GetProperty("valid").GetBoolean());
    }

    /// <summary>Messages nobody's audit has seen yet.</summary>
    /// <returns>The number of the last one.</returns>
    static long FallBehind(string dataDirectory)
    {
        var (member, conversation) = (new MemberId(Id(1)), new ConversationId(Id(2)));
        using var connection = new SqliteConnection($"Data Source={Journal.FileIn(dataDirectory)};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier) VALUES ($at, 0, $id, $number, $message, $manifest, 4101)";
        var (at, number, message) = (insert.Parameters.Add("$at", SqliteType.Integer), insert.Parameters.Add("$number", SqliteType.Integer), insert.Parameters.Add("$message", SqliteType.Blob));
        insert.Parameters.AddWithValue("$id", PersistenceIds.Of(conversation));
        insert.Parameters.AddWithValue("$manifest", JournalManifests.Of(typeof(MessageSent)));
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var n = 1; n <= Backlog; n++)
        {
            var sent = new MessageSent(
                member, conversation, start.AddSeconds(n), new MessageId(Id(2 + n)), n == 1 ? null : new MessageId(Id(1 + n)), $"Backlog {n}", ChatTask.General);
            (at.Value, number.Value, message.Value) = (sent.At.UtcTicks, n, JournalSerializer.Write(sent));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return connection.ExecuteScalar<long>("SELECT max(ordering) FROM journal");
    }

    static long Position(FamilyChatServer server) => Ask<long>(server, "SELECT position FROM audit_state");

    /// <summary>The write that would carry the audit past the middle does not end, whoever is slow and whoever is fast.</summary>
    static string Hold(long middle) =>
        $"""
        CREATE TRIGGER hold BEFORE UPDATE ON audit_state WHEN new.position > {middle} BEGIN
            SELECT count(*) FROM audit_chain a, audit_chain b, audit_chain c WHERE a.ordering + b.ordering + c.ordering < 0;
        END
        """;

    static void Do(FamilyChatServer server, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "app.db")};Pooling=False");
        connection.Execute(sql);
    }

    static T Ask<T>(FamilyChatServer server, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "app.db")};Mode=ReadOnly;Pooling=False;Default Timeout=10");
        return connection.ExecuteScalar<T>(sql)!;
    }

    static async Task UntilAsync(Func<bool> met)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Step);
        while (!met())
            await timer.WaitForNextTickAsync(limit.Token);
    }

    static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
