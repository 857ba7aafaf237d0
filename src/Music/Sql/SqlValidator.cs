namespace FamilyChat.Music.Sql;

/// <summary>
/// Lets SQLite judge a statement by compiling it, and repairs what needs no model: a fence, a prefix, a semicolon,
/// and text in double quotes, which SQL reads as a name.
/// </summary>
internal static class SqlValidator
{
    private const int MostRequotes = 12;

    public static SqlVerdict Judge(GuardedConnection connection, string text)
    {
        SqlVerdict? verdict = null;
        foreach (var candidate in SqlCandidates.In(text).Distinct(StringComparer.Ordinal))
        {
            var next = JudgeOne(connection, candidate, text);
            if (next is SqlVerdict.Valid)
                return next;
            // One that is refused says most about what was meant, then one that fails over a name rather than over its grammar, then the first.
            if (verdict is null || (verdict is SqlVerdict.Invalid { Hint: null } && next is SqlVerdict.Refused or SqlVerdict.Invalid { Hint: not null }))
                verdict = next;
        }
        return verdict!;
    }

    private static SqlVerdict JudgeOne(GuardedConnection connection, string sql, string written)
    {
        List<string> repairs = [];
        if (sql != written.Trim())
            repairs.Add("took the statement out of what was written around it");
        for (var i = 0; ; i++)
        {
            using var statement = connection.Prepare(sql);
            if (statement.Problem is null)
                return new SqlVerdict.Valid(sql, statement.Columns(), repairs);
            if (statement.IsRefused)
                return new SqlVerdict.Refused(statement.Problem);
            if (i == MostRequotes || Requoted(sql, statement.Problem) is not { } requoted)
                return new SqlVerdict.Invalid(statement.Problem, NearestNames.Hint(statement.Problem, connection.Library));
            repairs.Add("put text into single quotes");
            sql = requoted;
        }
    }

    /// <summary>The statement with the double-quoted text that SQLite took for a column made a text, or null.</summary>
    private static string? Requoted(string sql, string message)
    {
        foreach (var token in SqlTokenizer.Read(sql))
        {
            if (token.Kind != SqlTokenKind.QuotedName || sql[token.Start] != '"')
                continue;
            var name = token.Unquoted(sql);
            var isMissing = message == $"no such column: {name}" || message.StartsWith($"no such column: \"{name}\"", StringComparison.Ordinal);
            if (isMissing)
                return string.Concat(sql.AsSpan(0, token.Start), $"'{name.Replace("'", "''", StringComparison.Ordinal)}'", sql.AsSpan(token.End));
        }
        return null;
    }
}
