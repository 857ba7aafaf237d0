using Dapper;
using FamilyChat.Music.Names;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Library;

/// <summary>Keeps what the admin says about a column. It outlives imports: a column of the same name in the next file means the same.</summary>
internal static class MeaningEdit
{
    private const int LongestDescription = 200;

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
        NameIndexBuilder.Build(connection, transaction, cancellation);
        connection.Execute("UPDATE _library SET version = version + 1", transaction: transaction);
        transaction.Commit();
        return SnapshotReader.Version(connection);
    }
}
