using FamilyChat.Music.Text;

namespace FamilyChat.Music.Sql;

/// <summary>
/// How large a statement is at most once SQLite has put its parts into one another. It does so before it looks at a clock or a limit:
/// a copy of each common table expression wherever it is named (sqlite.org/lang_with.html), and in the place of a column of a subquery what
/// the column stands for (sqlite.org/optoverview.html#flattening). Twenty parts that each name the one before twice are a million.
/// </summary>
internal sealed class StatementSize
{
    /// <summary>Tokens. So many are compiled within half a second and fifty megabytes.</summary>
    public const long Most = 300_000;

    private const long Unknown = -1, BeingCounted = -2, TooMuch = Most + 1;

    private readonly string _sql;
    private readonly List<SqlToken> _tokens;
    private readonly bool[] _isSource;
    private readonly Dictionary<int, int> _expressionAt = [];
    private readonly List<long> _sizes = [];
    private readonly ILookup<string, int> _named;

    private StatementSize(string sql)
    {
        // As SQLite gets it: characters that UTF-8 cannot hold become one and the same.
        _sql = TextFold.WellFormed(sql);
        _tokens = SqlTokenizer.Read(_sql);
        _isSource = TableNames.In(_sql, _tokens);
        var names = new List<(string Name, int Open)>();
        for (var i = 2; i < _tokens.Count; i++)
        {
            if (!Is(i, "(") || ExpressionNamedBefore(i) is not { } name)
                continue;
            _expressionAt[i] = names.Count;
            names.Add((name, i));
            _sizes.Add(Unknown);
        }
        _named = names.ToLookup(n => n.Name, n => n.Open, StringComparer.OrdinalIgnoreCase);
    }

    public static bool IsTooLarge(string sql)
    {
        var size = new StatementSize(sql);
        return size.Of(0, size._tokens.Count, within: -1) > Most;
    }

    /// <summary>Its own tokens, and each source as often as the column that is named most: no part of a source comes in more often.</summary>
    private long Of(int first, int end, int within)
    {
        var (own, sources, most) = (0L, 0L, 1);
        var mentions = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = first; i < end && sources <= Most; i++)
        {
            own++;
            if (_expressionAt.ContainsKey(i))
            {
                i = Closing(i);
            }
            else if (_isSource[i] && Is(i, "("))
            {
                var closing = Closing(i);
                sources += Of(i + 1, closing, within);
                i = closing;
            }
            else if (_isSource[i])
            {
                sources += Copied(i, within);
            }
            else if (ColumnNames.IsOne(_sql, _tokens, i))
            {
                var name = _tokens[i].Unquoted(_sql);
                most = Math.Max(most, mentions[name] = mentions.GetValueOrDefault(name) + 1);
            }
        }
        return Math.Min(own + most * sources, TooMuch);
    }

    /// <summary>Which of several expressions of one name is meant takes a parser; the largest is at least as large.</summary>
    private long Copied(int at, int within)
    {
        var largest = 1L;
        foreach (var open in _named[_tokens[at].Unquoted(_sql)])
        {
            // One that names itself goes on from its own rows and is not copied.
            if (open != within)
                largest = Math.Max(largest, SizeOf(open));
        }
        return largest;
    }

    private long SizeOf(int open)
    {
        var expression = _expressionAt[open];
        // Two that name each other SQLite refuses, unless the names mean something else there: then nobody can say how often they are copied.
        if (_sizes[expression] == BeingCounted)
            return TooMuch;
        if (_sizes[expression] == Unknown)
        {
            _sizes[expression] = BeingCounted;
            _sizes[expression] = Of(open + 1, Closing(open), open);
        }
        return _sizes[expression];
    }

    /// <summary>The name of the common table expression a parenthesis opens: <c>name(columns) AS NOT MATERIALIZED (</c>; null where it opens none.</summary>
    private string? ExpressionNamedBefore(int open)
    {
        var at = open - 1;
        if (Is(at, "MATERIALIZED"))
            at -= Is(at - 1, "NOT") ? 2 : 1;
        if (at < 1 || !Is(at, "AS"))
            return null;
        at--;
        if (Is(at, ")"))
            at = _tokens.FindLastIndex(at, t => t.Depth == _tokens[at].Depth && t.Is(_sql, "(")) - 1;
        return at < 0 ? null : _tokens[at].Unquoted(_sql);
    }

    private int Closing(int open)
    {
        var closing = _tokens.FindIndex(open + 1, t => t.Depth == _tokens[open].Depth && t.Is(_sql, ")"));
        return closing < 0 ? _tokens.Count : closing;
    }

    private bool Is(int at, string word) => _tokens[at].Is(_sql, word);
}
