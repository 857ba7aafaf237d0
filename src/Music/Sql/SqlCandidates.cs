namespace FamilyChat.Music.Sql;

/// <summary>
/// The statements a text may mean, likeliest first: small models wrap SQL in fences, prefixes and explanations.
/// A second statement is never cut away to make the first look innocent.
/// </summary>
internal static class SqlCandidates
{
    private static readonly string[] Prefixes = ["SQLQuery:", "SQLite:", "SQL:", "Query:", "Answer:"];
    private static readonly string[] Continues = ["UNION", "ALL", "INTERSECT", "EXCEPT", "AS", ")"];
    private static readonly string[] Clauses =
    [
        "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "WINDOW", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "ON", "USING",
        "UNION", "INTERSECT", "EXCEPT", "SELECT", "AND", "OR", "NOT", "IS", "IN", "LIKE", "GLOB", "BETWEEN", "COLLATE", "ESCAPE", "AS", "ASC", "DESC",
        "(", ")", ",", ".", "=", "<", ">", "!", "|",
    ];

    private static readonly string[] Verbs =
    [
        "SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "REPLACE", "DROP", "CREATE", "ALTER", "ATTACH", "DETACH", "PRAGMA", "VACUUM",
        "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "REINDEX", "ANALYZE", "EXPLAIN", "VALUES",
    ];

    public static IEnumerable<string> In(string text)
    {
        var cleaned = Clean(text);
        yield return cleaned;
        foreach (var block in Fenced(text))
            yield return Clean(block);
        foreach (var start in Starts(cleaned))
            yield return WithoutProse(cleaned[start..]);
    }

    /// <summary>Takes off one fence around the whole, a prefix, and semicolons at the end.</summary>
    public static string Clean(string text)
    {
        var sql = text.Trim();
        if (sql.StartsWith("```", StringComparison.Ordinal) && sql.Length > 6 && sql.IndexOf("```", 3, StringComparison.Ordinal) == sql.Length - 3)
            sql = WithoutLanguage(sql[3..^3]);
        foreach (var prefix in Prefixes)
        {
            if (sql.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                sql = sql[prefix.Length..].TrimStart();
        }
        return sql.Trim().TrimEnd(';', ' ', '\n', '\r', '\t');
    }

    private static string WithoutLanguage(string block)
    {
        var body = block.TrimStart();
        foreach (var language in (ReadOnlySpan<string>)["sqlite3", "sqlite", "sql"])
        {
            if (body.StartsWith(language, StringComparison.OrdinalIgnoreCase) && body.Length > language.Length && char.IsWhiteSpace(body[language.Length]))
                return body[language.Length..];
        }
        return body;
    }

    private static IEnumerable<string> Fenced(string text)
    {
        for (var open = text.IndexOf("```", StringComparison.Ordinal); open >= 0;)
        {
            var close = text.IndexOf("```", open + 3, StringComparison.Ordinal);
            if (close < 0)
                yield break;
            yield return WithoutLanguage(text[(open + 3)..close]);
            open = text.IndexOf("```", close + 3, StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// Where a statement may start in prose: on a line of its own or after a colon. Never inside a statement: half of a wrong one may well compile,
    /// and would answer a question nobody asked.
    /// </summary>
    private static IEnumerable<int> Starts(string text)
    {
        const int Most = 6;
        var tokens = SqlTokenizer.Read(text);
        if (tokens.Count > 0 && IsStart(text, tokens[0]))
            return [0];
        // What stands after INSERT INTO is what would be written.
        var writes = tokens.FindIndex(t => t.Is(text, "INTO"));
        return tokens.Take(writes < 0 ? tokens.Count : writes).Where((t, i) => i > 0 && t.Depth == 0 && IsStart(text, t) && Begins(text, tokens[i - 1], t)).Select(t => t.Start).Take(Most);
    }

    private static bool Begins(string text, SqlToken before, SqlToken token)
    {
        if (Array.Exists(Continues, w => before.Is(text, w)))
            return false;
        return before.Is(text, ":") || text.AsSpan(before.End, token.Start - before.End).Contains('\n');
    }

    private static bool IsStart(string text, SqlToken token) => token.Is(text, "SELECT") || token.Is(text, "WITH");

    /// <summary>A statement without what is said after it: behind a semicolon or a blank line, unless the statement goes on there.</summary>
    private static string WithoutProse(string sql)
    {
        var tokens = SqlTokenizer.Read(sql);
        var end = tokens.FindIndex(t => t.Depth == 0 && t.Is(sql, ";"));
        if (end >= 0)
            return end + 1 < tokens.Count && (IsOneOf(Verbs, sql, tokens[end + 1]) || IsOneOf(Clauses, sql, tokens[end + 1])) ? sql : sql[..tokens[end].Start];
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Depth == 0 && HasBlankLine(sql[tokens[i - 1].End..tokens[i].Start]) && !IsOneOf(Clauses, sql, tokens[i]))
                return sql[..tokens[i - 1].End];
        }

        return sql;
    }

    private static bool HasBlankLine(string gap) => gap.Split('\n') is [_, .. var lines, _] && lines.Any(string.IsNullOrWhiteSpace);

    private static bool IsOneOf(string[] words, string sql, SqlToken token) => Array.Exists(words, w => token.Is(sql, w));
}
