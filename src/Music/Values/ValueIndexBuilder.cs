using System.Text;
using Dapper;
using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using FamilyChat.Music.Text;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Values;

/// <summary>
/// Writes the distinct values of a column as a few large texts, folded and as they are, each value ended by a byte that UTF-8 never has.
/// A million titles are looked through in such texts in the time in which SQLite asks a function about thirty thousand rows.
/// </summary>
internal static class ValueIndexBuilder
{
    /// <summary>Far below the longest text a guarded connection may hold, so that both forms of a chunk fit one row.</summary>
    private const int ChunkBytes = 32 * 1024, LongestValue = 2_000;

    public const byte End = 0xFF;

    /// <summary>Writes the values of one column anew. One with a value too long to look through is left out: statements then ask row by row.</summary>
    public static void Build(SqliteConnection connection, SqliteTransaction transaction, LibraryColumn column, CancellationToken cancellation)
    {
        Forget(connection, transaction, column.Table, column.Name);
        if (column.SqlType != "TEXT")
            return;
        var (table, name) = (SqliteSource.Quote(column.Table), SqliteSource.Quote(column.Name));
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO _values(table_name, column_name, chunk, folded, original) VALUES ($table, $column, $chunk, $folded, $original)";
        insert.Parameters.AddWithValue("$table", column.Table);
        insert.Parameters.AddWithValue("$column", column.Name);
        using var folded = new MemoryStream(ChunkBytes * 2);
        using var original = new MemoryStream(ChunkBytes * 2);
        var chunk = 0;
        foreach (var value in connection.Query<string>($"SELECT DISTINCT {name} FROM {table} WHERE {name} IS NOT NULL ORDER BY 1", transaction: transaction, buffered: false))
        {
            cancellation.ThrowIfCancellationRequested();
            if (value.Length > LongestValue)
            {
                Forget(connection, transaction, column.Table, column.Name);
                return;
            }

            Append(folded, TextFold.Fold(value));
            Append(original, value);
            if (folded.Length >= ChunkBytes || original.Length >= ChunkBytes)
                Write(insert, chunk++, folded, original);
        }

        if (folded.Length > 0)
            Write(insert, chunk, folded, original);
    }

    private static void Forget(SqliteConnection connection, SqliteTransaction transaction, string table, string column) =>
        connection.Execute("DELETE FROM _values WHERE table_name = @table AND column_name = @column", new { table, column }, transaction);

    private static void Append(MemoryStream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.WriteByte(End);
    }

    private static void Write(SqliteCommand insert, int chunk, MemoryStream folded, MemoryStream original)
    {
        foreach (var (name, value) in ((string, object)[])[("$chunk", chunk), ("$folded", folded.ToArray()), ("$original", original.ToArray())])
        {
            if (insert.Parameters.Contains(name))
                insert.Parameters.RemoveAt(name);
            insert.Parameters.AddWithValue(name, value);
        }

        insert.ExecuteNonQuery();
        folded.SetLength(0);
        original.SetLength(0);
    }
}
