using System.Text;
using FamilyChat.Music.Text;
using FamilyChat.Music.Values;

namespace FamilyChat.Music.Sql;

/// <summary>
/// Puts the values a pattern matches in the place of the pattern, so that SQLite goes to the rows through an index instead of asking a
/// function about each of a million. The statement says the same: a column that is NULL compares to NULL in both, and a list that
/// holds a blob is never empty and equals no text by it.
/// </summary>
internal static class LikeByValues
{
    private const int MostValues = 20_000, MostPatterns = 8;

    /// <summary>The statement in its quicker form, or null where there is none. It is compiled from here on without the limit on its length.</summary>
    public static string? Rewrite(string sql, Library.LibrarySnapshot library, ValueReader values)
    {
        var (likes, nulls) = LikeComparisons.In(sql, library);
        var changes = new List<(int Start, int End, string Text)>();
        foreach (var like in likes.Take(MostPatterns))
        {
            var pattern = LikePattern.Compile(like.Pattern);
            if (Encoding.UTF8.GetByteCount(like.Pattern) <= BoundedFunctions.LongestPattern && pattern.LongestLiteral.Length > 1
                && values.Find(like.Table, like.Column, pattern, MostValues) is { } found)
                changes.Add((like.Start, like.End, $"{like.Reference} IN (x'00'{string.Concat(found.Select(v => $",'{v.Replace("'", "''", StringComparison.Ordinal)}'"))})"));
        }

        if (changes.Count == 0)
            return null;
        // SQLite takes "is empty" for rare and would begin with it; where six songs of ten have no composer that reads the whole table.
        changes.AddRange(nulls.Where(n => likes.Exists(l => l.Table == n.Table)).Select(n => (n.Start, n.Start, "+")));
        return Changed(sql, changes);
    }

    private static string Changed(string sql, List<(int Start, int End, string Text)> changes)
    {
        var changed = new StringBuilder();
        var at = 0;
        foreach (var (start, end, text) in changes.OrderBy(c => c.Start))
        {
            changed.Append(sql, at, start - at).Append(text);
            at = end;
        }

        return changed.Append(sql, at, sql.Length - at).ToString();
    }
}
