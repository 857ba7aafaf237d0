namespace FamilyChat.Music.Sql;

/// <summary>Finds the places of a statement where a table is named or a subquery stands for one: after FROM, JOIN and IN, and in the list that FROM begins.</summary>
internal static class TableNames
{
    // None of these can be a name without quotes, so that none of them ends a list in mid-list.
    private static readonly string[] Ends = ["SELECT", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT"];

    /// <summary>For each token, whether it is such a name or opens such a subquery. Rather one too many than one too few.</summary>
    public static bool[] In(string sql, List<SqlToken> tokens)
    {
        var sources = new bool[tokens.Count];
        var lists = new Stack<bool>();
        var (isList, isNext) = (false, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var isHere = isNext;
            isNext = false;
            if (token.Is(sql, "("))
            {
                lists.Push(isList);
                isList = isNext = isHere;
                sources[i] = isHere && i + 1 < tokens.Count && BeginsSelect(sql, tokens[i + 1]);
            }
            else if (token.Is(sql, ")"))
            {
                isList = lists.TryPop(out var around) && around;
            }
            else if (token.Is(sql, "FROM") || token.Is(sql, "JOIN"))
            {
                isList = isNext = true;
            }
            else if (token.Is(sql, ","))
            {
                isNext = isList;
            }
            else if (Array.Exists(Ends, e => token.Is(sql, e)))
            {
                isList = false;
            }
            else
            {
                isNext = token.Is(sql, "IN");
                sources[i] = isHere && token.Kind is not (SqlTokenKind.Number or SqlTokenKind.Symbol);
            }
        }
        return sources;
    }

    private static bool BeginsSelect(string sql, SqlToken token) => token.Is(sql, "SELECT") || token.Is(sql, "WITH") || token.Is(sql, "VALUES");
}
