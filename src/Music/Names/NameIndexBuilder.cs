using Dapper;
using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using FamilyChat.Music.Values;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Names;

/// <summary>
/// Writes the index of names for a version: every distinct value of a name column, folded, with its rows counted; single people of joined names;
/// and the words of all but titles, with their sound. It lies in the database, so that a large library costs no memory.
/// </summary>
internal static class NameIndexBuilder
{
    private const int LongestName = 200;

    /// <summary>Writes the index of a new version.</summary>
    public static void Build(SqliteConnection connection, SqliteTransaction transaction, CancellationToken cancellation)
    {
        connection.Execute(
            "DELETE FROM _names; DELETE FROM _name_words; DELETE FROM _words; DELETE FROM _values; DROP INDEX IF EXISTS _names_folded", transaction: transaction);
        var id = 0L;
        foreach (var column in SnapshotReader.NameColumns(connection, transaction))
            id = Add(connection, transaction, column, id, cancellation);
        connection.Execute("CREATE INDEX _names_folded ON _names(folded)", transaction: transaction);
    }

    /// <summary>Writes one column anew, after the admin said what it means.</summary>
    public static void Rebuild(SqliteConnection connection, SqliteTransaction transaction, string table, string column, CancellationToken cancellation)
    {
        connection.Execute(
            """
            DELETE FROM _name_words WHERE name_id IN (SELECT id FROM _names WHERE table_name = @table AND column_name = @column);
            DELETE FROM _names WHERE table_name = @table AND column_name = @column;
            DELETE FROM _values WHERE table_name = @table AND column_name = @column;
            DELETE FROM _words WHERE word NOT IN (SELECT word FROM _name_words)
            """,
            new { table, column }, transaction);
        var last = connection.ExecuteScalar<long?>("SELECT max(id) FROM _names", transaction: transaction) ?? 0;
        if (SnapshotReader.NameColumns(connection, transaction).FirstOrDefault(c => c.Table == table && c.Name == column) is { } named)
            Add(connection, transaction, named, last, cancellation);
    }

    /// <summary>Gives the last id that was used.</summary>
    private static long Add(SqliteConnection connection, SqliteTransaction transaction, LibraryColumn column, long id, CancellationToken cancellation)
    {
        using var names = Command(connection, transaction,
            "INSERT INTO _names(id, table_name, column_name, value, folded, row_count, meaning) VALUES ($id, $table, $column, $value, $folded, $count, $meaning)",
            "$id", "$table", "$column", "$value", "$folded", "$count", "$meaning");
        using var words = Command(connection, transaction, "INSERT OR IGNORE INTO _name_words(word, name_id) VALUES ($word, $id)", "$word", "$id");
        using var sounds = Command(connection, transaction, "INSERT OR IGNORE INTO _words(word, sound, length) VALUES ($word, $sound, $length)", "$word", "$sound", "$length");
        foreach (var (value, count) in Values(connection, transaction, column))
        {
            cancellation.ThrowIfCancellationRequested();
            var folded = NameFolding.Words(value);
            if (folded.Count == 0)
                continue;
            Run(names, ++id, column.Table, column.Name, value, string.Join(' ', folded), count, column.Meaning.ToString());
            if (column.Meaning == Meaning.Title)
                continue;
            foreach (var word in NameFolding.Findable(folded))
            {
                Run(words, word, id);
                Run(sounds, word, Soundex.Of(word), word.Length);
            }
        }
        ValueIndexBuilder.Build(connection, transaction, column, cancellation);
        return id;
    }

    /// <summary>Distinct values with their rows; where a value joins several people, each of them as well.</summary>
    private static IEnumerable<(string Value, long Count)> Values(SqliteConnection connection, SqliteTransaction transaction, LibraryColumn column)
    {
        var (table, name) = (SqliteSource.Quote(column.Table), SqliteSource.Quote(column.Name));
        var people = new Dictionary<string, long>(StringComparer.Ordinal);
        var wholes = new HashSet<string>(StringComparer.Ordinal);
        var sql = $"SELECT CAST({name} AS TEXT), count(*) FROM {table} WHERE {name} IS NOT NULL AND length({name}) BETWEEN 1 AND {LongestName} GROUP BY {name}";
        foreach (var (value, count) in connection.Query<(string, long)>(sql, transaction: transaction, buffered: false))
        {
            if (column.Meaning.IsPerson())
            {
                foreach (var part in NameSplitter.Parts(value))
                    people[part] = people.GetValueOrDefault(part) + count;
                wholes.Add(value);
            }
            yield return (value, count);
        }
        foreach (var (part, count) in people.Where(p => !wholes.Contains(p.Key)))
            yield return (part, count);
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter(parameter, null));
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
