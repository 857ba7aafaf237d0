using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

internal sealed record MusicColumn(string Table, string Name, Role Role);

/// <summary>The tables a music prompt shows, read from its <c>CREATE TABLE</c> statements.</summary>
internal sealed partial class MusicSchema
{
    private readonly List<MusicColumn> _columns = [];

    private MusicSchema()
    {
    }

    public IReadOnlyList<MusicColumn> Columns => _columns;

    public static MusicSchema Read(string prompt)
    {
        var schema = new MusicSchema();
        foreach (Match table in Tables().Matches(prompt))
        {
            var name = Unquote(table.Groups["name"].Value);
            foreach (var line in table.Groups["body"].Value.Split('\n'))
            {
                if (ColumnLine().Match(line) is not { Success: true } column)
                    continue;
                var columnName = Unquote(column.Groups["name"].Value);
                schema._columns.Add(new MusicColumn(name, columnName, Roles.Of(name, columnName)));
            }
        }
        return schema;
    }

    /// <summary>The column of a role; where several tables have one, that of the table with most roles.</summary>
    public MusicColumn? Find(Role role) =>
        _columns.Where(column => column.Role == role).MaxBy(column => _columns.Count(other => other.Table == column.Table && other.Role != Role.None));

    public MusicColumn? Find(string name) =>
        _columns.Find(column => string.Equals($"{column.Table}.{column.Name}", name, StringComparison.OrdinalIgnoreCase))
        ?? _columns.Find(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    public static string Quote(string name) => Plain().IsMatch(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Unquote(string name) => name.Trim('"', '`', '[', ']');

    [GeneratedRegex("""CREATE TABLE\s+(?:IF NOT EXISTS\s+)?(?<name>"[^"]+"|\w+)\s*\((?<body>.*?)^\s*\)""", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tables();

    [GeneratedRegex("""^\s*,?\s*(?!(PRIMARY|FOREIGN|UNIQUE|CHECK|CONSTRAINT)\b)(?<name>"[^"]+"|\w+)\s*(TEXT|INT|REAL|NUM|BLOB|VARCHAR|NVARCHAR|DATE|BOOL|DOUBLE|FLOAT|DECIMAL|--|,|$)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ColumnLine();

    [GeneratedRegex(@"^[A-Za-z_]\w*$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
