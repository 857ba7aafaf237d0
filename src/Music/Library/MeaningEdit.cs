using Dapper;
using FamilyChat.Music.Names;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Library;

/// <summary>What the admin said a column is. It outlives imports: a column of the same name in the next file means the same.</summary>
internal sealed record MeaningEdit(Meaning Meaning, string Description)
{
    private const int LongestDescription = 200;

    public static IReadOnlyDictionary<(string Table, string Column), MeaningEdit> All(SqliteConnection connection) =>
        connection.Query<(string Table, string Name, string Meaning, string Description)>("SELECT table_name, name, meaning, description FROM _meaning_edits")
            .ToDictionary(e => (e.Table, e.Name), e => new MeaningEdit(Meanings.Parse(e.Meaning), e.Description));

    /// <exception cref="ArgumentException">There is no such column.</exception>
    public static long Apply(SqliteConnection connection, string table, string column, Meaning meaning, string description, CancellationToken cancellation)
    {
        using var transaction = connection.BeginTransaction();
        var exists = connection.ExecuteScalar<long>("SELECT count(*) FROM _columns WHERE table_name = @table AND name = @column", new { table, column }, transaction);
        if (exists == 0)
            throw new ArgumentException($"There is no column {column} in {table}.", nameof(column));
        var text = description.ReplaceLineEndings(" ").Trim();
        connection.Execute(
            """
            INSERT INTO _meaning_edits(table_name, name, meaning, description) VALUES (@table, @column, @meaning, @text)
            ON CONFLICT DO UPDATE SET meaning = @meaning, description = @text
            """,
            new { table, column, meaning = meaning.ToString(), text = text.Length <= LongestDescription ? text : text[..LongestDescription] }, transaction);
        return Commit(connection, transaction, table, column, cancellation);
    }

    /// <returns>False where there was nothing to take back.</returns>
    public static bool Forget(SqliteConnection connection, string table, string column, CancellationToken cancellation)
    {
        using var transaction = connection.BeginTransaction();
        if (connection.Execute("DELETE FROM _meaning_edits WHERE table_name = @table AND name = @column", new { table, column }, transaction) == 0)
            return false;
        Commit(connection, transaction, table, column, cancellation);
        return true;
    }

    private static long Commit(SqliteConnection connection, SqliteTransaction transaction, string table, string column, CancellationToken cancellation)
    {
        NameIndexBuilder.Rebuild(connection, transaction, table, column, cancellation);
        connection.Execute("UPDATE _library SET version = version + 1", transaction: transaction);
        transaction.Commit();
        return SnapshotReader.Version(connection);
    }
}
