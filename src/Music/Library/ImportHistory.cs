using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using FamilyChat.Music.Import;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Library;

/// <summary>One import as the admin sees it. <paramref name="State"/> is running, complete, refused, stopped, failed or interrupted.</summary>
/// <param name="Message">What one that is not complete ended with, in English.</param>
/// <param name="Said">The same without its words.</param>
public sealed record ImportRecord(Guid Id, string Source, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string State, long Rows, long ProblemCount, string? Message, ImportSaying? Said = null);

/// <summary>The list of imports. It is written outside the import's own transaction, so that a failed one leaves its trace.</summary>
internal static class ImportHistory
{
    private const int Kept = 50;

    private static readonly JsonSerializerOptions Saying = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void Start(SqliteConnection connection, Guid id, string source, DateTimeOffset at) =>
        connection.Execute("INSERT INTO _imports(id, source, started_at, state) VALUES (@id, @source, @at, 'running')", new { id = Key(id), source, at = Stamp(at) });

    public static void End(SqliteConnection connection, Guid id, string state, ImportLog log, ImportRemark? why, DateTimeOffset at)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(
            "UPDATE _imports SET state = @state, ended_at = @at, row_count = @Rows, problem_count = @Count, message = @Message, said = @said WHERE id = @id",
            new { state, at = Stamp(at), log.Rows, log.Count, why?.Message, said = Json(why?.Said), id = Key(id) }, transaction);
        connection.Execute("INSERT INTO _problems(import_id, row, message, said) VALUES (@id, @Row, @Message, @said)",
            log.Problems.Select(p => new { id = Key(id), p.Row, p.Message, said = Json(p.Said) }), transaction);
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
            "UPDATE _imports SET state = 'interrupted', ended_at = @at, message = @Message, said = @said WHERE state = 'running'",
            new { at = Stamp(at), ImportRemarks.Interrupted.Message, said = Json(ImportRemarks.Interrupted.Said) });

    public static IReadOnlyList<ImportRecord> List(SqliteConnection connection) =>
        [.. connection.Query<Row>("SELECT id, source, started_at, ended_at, state, row_count, problem_count, message, said FROM _imports ORDER BY started_at DESC").Select(r =>
            new ImportRecord(Guid.Parse(r.Id), r.Source, Time(r.Started_at), r.Ended_at is null ? null : Time(r.Ended_at), r.State, r.Row_count, r.Problem_count, r.Message, Said(r.Said)))];

    public static IReadOnlyList<ImportProblem> Problems(SqliteConnection connection, Guid id) =>
        [.. connection.Query<(long Row, string Message, string? Said)>("SELECT row, message, said FROM _problems WHERE import_id = @id ORDER BY rowid", new { id = Key(id) })
            .Select(p => new ImportProblem(p.Row, p.Message, Said(p.Said)))];

    private static string Key(Guid id) => id.ToString("D");

    private static string? Json(ImportSaying? said) => said is null ? null : JsonSerializer.Serialize(said, Saying);

    private static ImportSaying? Said(string? json) => json is null ? null : JsonSerializer.Deserialize<ImportSaying>(json, Saying);

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Row(string Id, string Source, string Started_at, string? Ended_at, string State, long Row_count, long Problem_count, string? Message, string? Said);
}
