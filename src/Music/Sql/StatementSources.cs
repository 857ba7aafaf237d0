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

    private readonly List<(int Scope, string Name, LibraryTable Table)> _sources = [];
    private readonly StatementScopes _scopes;

    private StatementSources(StatementScopes scopes) => _scopes = scopes;

    /// <summary>Null where the statement reads anything but tables of the library.</summary>
    public static StatementSources? Of(string sql, List<SqlToken> tokens, LibrarySnapshot library)
    {
        var sources = new StatementSources(new StatementScopes(sql, tokens));
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

    /// <summary>
    /// The column a reference means, or null where that is not beyond doubt. One without a source is sought in its own SELECT alone:
    /// SQLite takes a name given to a result there before it looks at the SELECT around it.
    /// </summary>
    /// <param name="at">The token the reference begins with.</param>
    public LibraryColumn? Column(int at, string? source, string name)
    {
        var scope = _scopes.Of(at);
        while (source is not null && scope != StatementScopes.None && !Named(scope, source).Any())
            scope = _scopes.Around(scope);
        var columns = Named(scope, source).Distinct().SelectMany(t => t.Columns).Where(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return columns.Count == 1 ? columns[0] : null;
    }

    private IEnumerable<LibraryTable> Named(int scope, string? source) =>
        _sources.Where(s => s.Scope == scope && (source is null || s.Name.Equals(source, StringComparison.OrdinalIgnoreCase))).Select(s => s.Table);

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

        _sources.Add((_scopes.Of(at), name, table));
        return true;
    }

    private static bool IsName(SqlToken token) => token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;
}
