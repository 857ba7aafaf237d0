using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Library;

/// <summary>Reads the description of the current version; within a transaction it is that of the rows the transaction sees.</summary>
internal static class SnapshotReader
{
    /// <summary>The version number alone, 0 where nothing was imported yet.</summary>
    public static long Version(SqliteConnection connection, SqliteTransaction? transaction = null) =>
        connection.ExecuteScalar<long?>("SELECT version FROM _library", transaction: transaction) ?? 0;

    public static LibrarySnapshot? Read(SqliteConnection connection)
    {
        var library = connection.QuerySingleOrDefault<LibraryRow>("SELECT version, imported_at, source, stamp FROM _library");
        if (library is null)
            return null;
        var columns = connection.Query<ColumnRow>(
            """
            SELECT c.table_name, c.name, c.original_name, c.sql_type, coalesce(e.meaning, c.meaning) AS meaning,
                coalesce(e.description, c.description) AS description, c.filled, c.examples, c.refers_to, e.name IS NOT NULL AS edited
            FROM _columns c LEFT JOIN _meaning_edits e USING (table_name, name) ORDER BY c.table_name, c.ordinal
            """).ToLookup(c => c.Table_name);
        var tables = connection.Query<TableRow>("SELECT name, original_name, row_count FROM _tables ORDER BY ordinal")
            .Select(t => new LibraryTable(t.Name, t.Original_name, t.Row_count, [.. columns[t.Name].Select(c => Column(c, t.Row_count))]));
        return new LibrarySnapshot(library.Version, DateTimeOffset.Parse(library.Imported_at, CultureInfo.InvariantCulture), library.Source, library.Stamp, [.. tables]);
    }

    /// <summary>The columns whose values are names people ask for.</summary>
    public static IEnumerable<LibraryColumn> NameColumns(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Query<(string Table, string Name, string Type, string Meaning)>(
            "SELECT c.table_name, c.name, c.sql_type, coalesce(e.meaning, c.meaning) FROM _columns c LEFT JOIN _meaning_edits e USING (table_name, name)", transaction: transaction)
            .Select(c => new LibraryColumn(c.Table, c.Name, c.Name, c.Type, Meanings.Parse(c.Meaning), "", 0, [], null))
            .Where(c => c.Meaning.IsName()).ToList();

    private static LibraryColumn Column(ColumnRow c, long rows) => new(
        c.Table_name,
        c.Name,
        c.Original_name,
        c.Sql_type,
        Meanings.Parse(c.Meaning),
        c.Description,
        rows == 0 ? 0 : (int)Math.Round(100.0 * c.Filled / rows),
        JsonSerializer.Deserialize<string[]>(c.Examples) ?? [],
        c.Refers_to,
        c.Edited != 0);

    private sealed record LibraryRow(long Version, string Imported_at, string Source, string? Stamp);

    private sealed record TableRow(string Name, string Original_name, long Row_count);

    private sealed record ColumnRow(
        string Table_name, string Name, string Original_name, string Sql_type, string Meaning, string Description, long Filled, string Examples, string? Refers_to,
        long Edited);
}
