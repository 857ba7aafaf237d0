namespace FamilyChat.Music.Sql;

/// <summary>One condition of a WHERE clause: its place in the statement and, where it compares a column with a text, which.</summary>
internal sealed record WhereFilter(int Start, int End, string? Column, string? Text);

/// <summary>Finds the conditions that AND joins in the outermost WHERE, so that each can be dropped by itself.</summary>
internal static class WhereFilters
{
    private static readonly string[] Ends = ["GROUP", "ORDER", "LIMIT", "HAVING", "WINDOW", "UNION", "INTERSECT", "EXCEPT"];

    public static List<WhereFilter> In(string sql)
    {
        var tokens = SqlTokenizer.Read(sql);
        var where = tokens.FindIndex(t => t.Depth == 0 && t.Is(sql, "WHERE"));
        if (where < 0)
            return [];
        var end = tokens.FindIndex(where, t => t.Depth == 0 && Ends.Any(e => t.Is(sql, e)));
        var clause = tokens[(where + 1)..(end < 0 ? tokens.Count : end)];
        // An OR at the top binds looser than AND: the whole clause is then one condition.
        if (clause.Any(t => t.Depth == 0 && t.Is(sql, "OR")))
            return clause.Count == 0 ? [] : [Filter(sql, clause)];
        return Split(sql, clause).Where(part => part.Count > 0).Select(part => Filter(sql, part)).ToList();
    }

    /// <summary>The statement with one condition always true.</summary>
    public static string Without(string sql, WhereFilter filter) => string.Concat(sql.AsSpan(0, filter.Start), "1", sql.AsSpan(filter.End));

    private static IEnumerable<List<SqlToken>> Split(string sql, List<SqlToken> clause)
    {
        var part = new List<SqlToken>();
        var (between, cases) = (false, 0);
        foreach (var token in clause)
        {
            between |= token.Depth == 0 && token.Is(sql, "BETWEEN");
            cases += token.Is(sql, "CASE") ? 1 : token.Is(sql, "END") ? -1 : 0;
            if (token.Depth != 0 || cases > 0 || !token.Is(sql, "AND"))
            {
                part.Add(token);
            }
            else if (between)
            {
                between = false;
                part.Add(token);
            }
            else
            {
                yield return part;
                part = [];
            }
        }
        yield return part;
    }

    private static WhereFilter Filter(string sql, List<SqlToken> part)
    {
        string? column = null, text = null;
        for (var i = 0; i < part.Count && text is null; i++)
        {
            if (part[i].Kind == SqlTokenKind.Text)
                text = part[i].Unquoted(sql).Trim('%', ' ');
            else if (part[i].Kind is SqlTokenKind.QuotedName || (part[i].Kind is SqlTokenKind.Word && i + 1 < part.Count && IsComparison(sql, part[i + 1])))
                column = part[i].Unquoted(sql);
        }
        return new WhereFilter(part[0].Start, part[^1].End, text is null ? null : column, text);
    }

    private static bool IsComparison(string sql, SqlToken token) =>
        token.Is(sql, "=") || token.Is(sql, "LIKE") || token.Is(sql, "IN") || token.Is(sql, ")") || token.Is(sql, "COLLATE");
}
