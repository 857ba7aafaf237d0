using System.Globalization;
using FamilyChat.Music.Import;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Library;

/// <summary>Some rows of a table as text, the fullest ones among the first thousand, so that they show what the columns hold.</summary>
public sealed record SampleRows(string Table, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    internal static SampleRows Read(SqliteConnection connection, LibraryTable table, int rows, int cellLength)
    {
        var columns = table.Columns.Where(c => c.FilledPercent > 0 && c.Meaning != Meaning.AsWritten).ToList();
        var names = columns.ConvertAll(c => SqliteSource.Quote(c.Name));
        var fullness = string.Join(" + ", names.Select(n => $"({n} IS NOT NULL)").DefaultIfEmpty("0"));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", names.DefaultIfEmpty("NULL"))} FROM (SELECT rowid AS _at, * FROM {SqliteSource.Quote(table.Name)} LIMIT 1000) ORDER BY {fullness} DESC, _at LIMIT {rows}";
        using var reader = command.ExecuteReader();
        var cells = new List<IReadOnlyList<string?>>();
        while (reader.Read())
        {
            cells.Add([.. Enumerable.Range(0, columns.Count).Select(i =>
            {
                var text = reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
                return text?.Length > cellLength ? text[..cellLength] + "…" : text;
            })]);
        }
        return new SampleRows(table.Name, [.. columns.Select(c => c.Name)], cells);
    }
}
