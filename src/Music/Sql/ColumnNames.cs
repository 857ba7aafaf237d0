using System.Collections.Frozen;

namespace FamilyChat.Music.Sql;

/// <summary>Tells the words of a statement that may name a column, rather one too many than one too few.</summary>
internal static class ColumnNames
{
    // Only words that are never names without quotes (sqlite.org/lang_keywords.html says which are; END, LIKE and BY may be).
    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
    [
        "all", "and", "as", "between", "case", "collate", "distinct", "else", "escape", "exists", "from", "group", "having", "in", "is", "join",
        "limit", "not", "null", "on", "or", "order", "select", "then", "union", "using", "values", "when", "where",
    ], StringComparer.OrdinalIgnoreCase);

    public static bool IsOne(string sql, List<SqlToken> tokens, int at)
    {
        var token = tokens[at];
        // A star stands for every column once, and so does what NATURAL compares.
        if (token.Is(sql, "*") || token.Kind == SqlTokenKind.QuotedName)
            return true;
        return token.Kind == SqlTokenKind.Word && !Reserved.Contains(token.In(sql))
            && !(at + 1 < tokens.Count && (tokens[at + 1].Is(sql, ".") || tokens[at + 1].Is(sql, "(")));
    }
}
