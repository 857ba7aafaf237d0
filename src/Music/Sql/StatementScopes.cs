namespace FamilyChat.Music.Sql;

/// <summary>Which SELECT of a statement each of its tokens belongs to: those of a subquery and those of each part of a UNION are others.</summary>
internal sealed class StatementScopes
{
    public const int None = -1;

    private readonly int[] _scopes;
    private readonly List<int> _parents = [];

    public StatementScopes(string sql, List<SqlToken> tokens)
    {
        _scopes = new int[tokens.Count];
        var around = new Stack<int>();
        var current = None;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Is(sql, "SELECT"))
            {
                _parents.Add(around.TryPeek(out var outer) ? outer : None);
                current = _parents.Count - 1;
            }

            if (tokens[i].Is(sql, ")"))
                current = around.TryPop(out var outer) ? outer : None;
            _scopes[i] = current;
            if (tokens[i].Is(sql, "("))
                around.Push(current);
        }
    }

    /// <summary>The number of the SELECT a token belongs to, or <see cref="None"/>.</summary>
    public int Of(int token) => _scopes[token];

    /// <summary>The SELECT around one, or <see cref="None"/>.</summary>
    public int Around(int scope) => _parents[scope];
}
