using System.Text;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Import;

/// <summary>
/// Makes names that need no quotes in SQL and carry nothing but a name into a prompt: letters, digits and underscores, at most 48, no keyword, no repetition.
/// </summary>
internal sealed class SafeNames
{
    private const int Longest = 48;

    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "add", "all", "alter", "and", "as", "asc", "between", "by", "case", "check", "collate", "column", "commit", "constraint", "create", "cross",
        "default", "delete", "desc", "distinct", "drop", "else", "end", "escape", "exists", "false", "foreign", "from", "full", "glob", "group", "having",
        "in", "index", "inner", "insert", "intersect", "into", "is", "join", "key", "left", "like", "limit", "match", "natural", "not", "null", "of", "offset",
        "on", "or", "order", "outer", "primary", "references", "right", "rowid", "select", "set", "table", "then", "to", "transaction", "true", "union",
        "unique", "update", "using", "values", "view", "when", "where", "with",
    };

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A safe name of our own style for a spreadsheet's heading: "Album Artist" becomes album_artist.</summary>
    public string FromHeading(string heading, string fallback) => Take(Clean(TextFold.Fold(heading), fallback));

    /// <summary>A safe name that stays as its maker wrote it wherever it can: chinook's Album keeps its capital.</summary>
    public string FromIdentifier(string name, string fallback) => Take(Clean(TextFold.WellFormed(name), fallback));

    private string Take(string wanted)
    {
        var name = wanted;
        for (var i = 2; !_taken.Add(name); i++)
            name = $"{wanted}_{i}";
        return name;
    }

    private static string Clean(string text, string fallback)
    {
        var name = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '_')
                name.Append('_');
            if (name.Length == Longest)
                break;
        }
        var cleaned = name.ToString().Trim('_');
        if (cleaned.Length == 0)
            return fallback;
        return char.IsDigit(cleaned[0]) || Keywords.Contains(cleaned) || cleaned.StartsWith("sqlite", StringComparison.OrdinalIgnoreCase) ? "x_" + cleaned : cleaned;
    }
}
