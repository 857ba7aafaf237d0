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
    /// <summary>Values in one statement. Beyond them, looking up costs more than asking, sooner where a few rows are all that is wanted.</summary>
    private const int MostValues = 20_000, MostValuesOfCount = 100_000;

    private const int MostPatterns = 8;

    /// <summary>The statement in its quicker form, or null where there is none. It is compiled from here on without the limit on its length.</summary>
    /// <param name="counting">All its rows are wanted, and only their number.</param>
    public static string? Rewrite(string sql, Library.LibrarySnapshot library, ValueReader values, bool counting = false)
    {
        var (likes, nulls) = LikeComparisons.In(sql, library);
        var changes = new List<(int Start, int End, string Text)>();
        var room = counting || Counts(sql) ? MostValuesOfCount : MostValues;
        foreach (var like in likes.Take(MostPatterns))
        {
            var pattern = LikePattern.Compile(like.Pattern);
            if (Encoding.UTF8.GetByteCount(like.Pattern) <= BoundedFunctions.LongestPattern && pattern.LongestLiteral.Length > 1
                && ByValues(like.Operands, pattern, values, ref room) is { } text)
                changes.Add((like.Start, like.End, text));
        }

        if (changes.Count == 0)
            return null;
        // SQLite takes "is empty" for rare and would begin with it; where six songs of ten have no composer that reads the whole table.
        changes.AddRange(nulls.Where(n => likes.Exists(l => l.Operands[0].Column!.Table == n.Table)).Select(n => (n.Start, n.Start, "+")));
        return Changed(sql, changes);
    }

    private static bool Counts(string sql) =>
        SqlTokenizer.Read(sql) is [var select, var count, var open, ..] && select.Is(sql, "SELECT") && count.Is(sql, "COUNT") && open.Is(sql, "(");

    /// <summary>
    /// The same comparison by values; null where they are too many or not known. One that stands in for another is asked where the other
    /// is NULL, and so said that the whole is NULL exactly where all of them are.
    /// </summary>
    private static string? ByValues(IReadOnlyList<LikeOperand> operands, LikePattern pattern, ValueReader values, ref int room)
    {
        var cases = new List<string>();
        var othersAreNull = "";
        for (var i = 0; i < operands.Count; i++)
        {
            var (written, column) = operands[i];
            if (column is null)
            {
                if (pattern.Matches(written))
                    cases.Add(othersAreNull + "1");
                break;
            }

            if (values.Find(column.Table, column.Name, pattern, room) is not { } found)
                return null;
            room -= found.Count;
            var isOneOf = IsOneOf(written, found);
            if (operands.Count == 1)
                return isOneOf;
            cases.Add(i == operands.Count - 1 ? othersAreNull + isOneOf : $"{othersAreNull}+{written} IS NOT NULL AND {isOneOf}");
            othersAreNull += $"+{written} IS NULL AND ";
        }

        return $"({string.Join(" OR ", cases)})";
    }

    /// <summary>A single value is compared by itself: the rows it is found in then come in the order of the index.</summary>
    private static string IsOneOf(string column, List<string> values)
    {
        var texts = values.ConvertAll(v => $"'{v.Replace("'", "''", StringComparison.Ordinal)}'");
        return texts is [var only] ? $"{column} = {only}" : $"{column} IN ({string.Join(',', texts.Prepend("x'00'"))})";
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
