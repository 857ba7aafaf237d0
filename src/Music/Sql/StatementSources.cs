using FamilyChat.Music.Library;

namespace FamilyChat.Music.Sql;

/// <summary>
/// The tables a statement reads, by the names it gives them. Only for a statement whose sources are all tables of the library: with a
/// subquery among them or a common table expression a column's name may mean something else, and nothing is said.
/// </summary>
internal sealed class StatementSources
{
    private static readonly string[] Ends =
    [
        "WHERE", "GROUP", "ORDER", "LIMIT", "HAVING", "WINDOW", "UNION", "INTERSECT", "EXCEPT", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL",
        "OUTER", "ON", "USING", "INDEXED", "NOT", "SELECT", "FROM", "AND", "OR",
    ];

    private readonly List<(string Name, LibraryTable Table)> _sources = [];

    private StatementSources()
    {
    }

    /// <summary>Null where the statement reads anything but tables of the library.</summary>
    public static StatementSources? Of(string sql, List<SqlToken> tokens, LibrarySnapshot library)
    {
        var sources = new StatementSources();
        if (tokens.Exists(t => t.Is(sql, "WITH")))
            return null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].Is(sql, "FROM") && !tokens[i].Is(sql, "JOIN"))
                continue;
            do
            {
                if (!sources.Add(sql, tokens, ref i, library))
                    return null;
            }
            while (i + 1 < tokens.Count && tokens[i + 1].Is(sql, ",") && ++i > 0);
        }

        return sources;
    }

    /// <summary>The column a reference means, or null where that is not beyond doubt.</summary>
    public LibraryColumn? Column(string? source, string name)
    {
        var tables = _sources.Where(s => source is null || s.Name.Equals(source, StringComparison.OrdinalIgnoreCase)).Select(s => s.Table).Distinct()
            .Where(t => t.Columns.Any(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))).ToList();
        return tables.Count == 1 ? tables[0].Columns.First(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) : null;
    }

    private bool Add(string sql, List<SqlToken> tokens, ref int at, LibrarySnapshot library)
    {
        if (++at >= tokens.Count || !IsName(tokens[at]))
            return false;
        var name = tokens[at].Unquoted(sql);
        if (library.Tables.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } table)
            return false;
        // A schema before the name, or brackets after it, make it something else.
        if (at + 1 < tokens.Count && (tokens[at + 1].Is(sql, ".") || tokens[at + 1].Is(sql, "(")))
            return false;
        if (at + 1 < tokens.Count && tokens[at + 1].Is(sql, "AS"))
            at++;
        var next = at + 1 < tokens.Count ? tokens[at + 1] : default;
        if (next.Length > 0 && IsName(next) && !Array.Exists(Ends, e => next.Is(sql, e)))
        {
            name = next.Unquoted(sql);
            at++;
        }

        _sources.Add((name, table));
        return true;
    }

    private static bool IsName(SqlToken token) => token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;
}
