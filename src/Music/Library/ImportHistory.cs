using System.Globalization;
using Dapper;
using FamilyChat.Music.Import;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Library;

/// <summary>One import as the admin sees it. <paramref name="State"/> is running, complete, refused, stopped, failed or interrupted.</summary>
public sealed record ImportRecord(Guid Id, string Source, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string State, long Rows, long ProblemCount, string? Message);

/// <summary>The list of imports. It is written outside the import's own transaction, so that a failed one leaves its trace.</summary>
internal static class ImportHistory
{
    private const int Kept = 50;

    public static void Start(SqliteConnection connection, Guid id, string source, DateTimeOffset at) =>
        connection.Execute("INSERT INTO _imports(id, source, started_at, state) VALUES (@id, @source, @at, 'running')", new { id = Key(id), source, at = Stamp(at) });

    public static void End(SqliteConnection connection, Guid id, string state, ImportLog log, string? message, DateTimeOffset at)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(
            "UPDATE _imports SET state = @state, ended_at = @at, row_count = @Rows, problem_count = @Count, message = @message WHERE id = @id",
            new { state, at = Stamp(at), log.Rows, log.Count, message, id = Key(id) }, transaction);
        connection.Execute("INSERT INTO _problems(import_id, row, message) VALUES (@id, @Row, @Message)",
            log.Problems.Select(p => new { id = Key(id), p.Row, p.Message }), transaction);
        connection.Execute(
            $"""
            DELETE FROM _imports WHERE id NOT IN (SELECT id FROM _imports ORDER BY started_at DESC LIMIT {Kept});
            DELETE FROM _problems WHERE import_id NOT IN (SELECT id FROM _imports)
            """, transaction: transaction);
        transaction.Commit();
    }

    /// <summary>Imports that a crash or a power cut ended: SQLite has already taken back what they wrote.</summary>
    public static void CloseInterrupted(SqliteConnection connection, DateTimeOffset at) =>
        connection.Execute(
            "UPDATE _imports SET state = 'interrupted', ended_at = @at, message = 'The server stopped during this import. Please import the file again.' WHERE state = 'running'",
            new { at = Stamp(at) });

    public static IReadOnlyList<ImportRecord> List(SqliteConnection connection) =>
        [.. connection.Query<Row>("SELECT id, source, started_at, ended_at, state, row_count, problem_count, message FROM _imports ORDER BY started_at DESC").Select(r =>
            new ImportRecord(Guid.Parse(r.Id), r.Source, Time(r.Started_at), r.Ended_at is null ? null : Time(r.Ended_at), r.State, r.Row_count, r.Problem_count, r.Message))];

    public static IReadOnlyList<ImportProblem> Problems(SqliteConnection connection, Guid id) =>
        [.. connection.Query<ImportProblem>("SELECT row AS Row, message AS Message FROM _problems WHERE import_id = @id ORDER BY rowid", new { id = Key(id) })];

    private static string Key(Guid id) => id.ToString("D");

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Row(string Id, string Source, string Started_at, string? Ended_at, string State, long Row_count, long Problem_count, string? Message);
}
