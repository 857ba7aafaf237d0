using FamilyChat.Music.Library;
using FuzzySharp;

namespace FamilyChat.Music.Sql;

/// <summary>Turns "no such column" into advice: what the library has that comes nearest.</summary>
internal static class NearestNames
{
    private const string NoColumn = "no such column: ", NoTable = "no such table: ";

    private const int MostTables = 12, MostColumns = 3;

    /// <summary>A sentence for the model, or null where SQLite's message is not about a name.</summary>
    public static string? Hint(string message, LibrarySnapshot library)
    {
        if (Wanted(message, NoTable) is { } table)
        {
            // Whoever misses a table looks for names: tables that hold some come before those that only join or count.
            var tables = library.Tables.OrderByDescending(t => Likeness(t.Name, table)).ThenByDescending(t => t.Columns.Any(c => c.Meaning.IsName())).Take(MostTables);
            return $"The tables are {string.Join(", ", tables.Select(t => t.Name))}";
        }

        if (Wanted(message, NoColumn) is not { } column)
            return null;
        var nearest = library.Columns.OrderByDescending(c => Likeness(c.Name, column)).ThenBy(c => c.Name.Length).Take(MostColumns).ToList();
        return nearest.Count == 0 ? null : $"The nearest columns are {string.Join(", ", nearest.Select(c => $"{c.Table}.{c.Name}"))}";
    }

    private static string? Wanted(string message, string prefix)
    {
        if (!message.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var name = message[prefix.Length..];
        var remark = name.IndexOf(" - ", StringComparison.Ordinal);
        name = (remark < 0 ? name : name[..remark]).Trim('"', ' ');
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private static int Likeness(string have, string want)
    {
        var (a, b) = (have.ToLowerInvariant(), want.ToLowerInvariant());
        return Math.Max(Fuzz.Ratio(a, b), a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal) ? 80 : 0);
    }
}
