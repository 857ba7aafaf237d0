namespace FamilyChat.Music.Sql;

/// <summary>
/// Reads what stands before LIKE, as far as it can be looked up: a column, the first of several that is not NULL, and either in capitals or
/// in small letters, which LIKE does not tell apart.
/// </summary>
internal sealed class LikeOperands(string sql, List<SqlToken> tokens, StatementSources sources)
{
    private static readonly string[] Cases = ["LOWER", "UPPER"], Firsts = ["COALESCE", "IFNULL"];

    /// <summary>The first token of what ends with a token.</summary>
    public int Start(int last)
    {
        if (!tokens[last].Is(sql, ")"))
            return last >= 2 && tokens[last - 1].Is(sql, ".") ? last - 2 : last;
        var open = tokens.FindLastIndex(last, t => t.Depth == tokens[last].Depth && t.Is(sql, "("));
        return Math.Max(0, open - 1);
    }

    /// <summary>The operands of an expression from one token to another, in the order in which they stand in for one another; null where it is of another kind.</summary>
    public List<LikeOperand>? Read(int first, int last)
    {
        if (first == last && tokens[first].Kind == SqlTokenKind.Text)
            return [new LikeOperand(tokens[first].Unquoted(sql), null)];
        if (last > first + 2 && tokens[first + 1].Is(sql, "(") && Closes(first + 1, last))
            return Function(first, last);
        return Column(first, last) is { } column ? [column] : null;
    }

    /// <summary>The text of a pattern that begins with a token, in whatever case it is written, and the token it ends with; null where it is put together.</summary>
    public (string Text, int Last)? Pattern(int first)
    {
        if (tokens[first].Kind == SqlTokenKind.Text)
            return (tokens[first].Unquoted(sql), first);
        var isCased = first + 3 < tokens.Count && IsOneOf(Cases, first) && tokens[first + 1].Is(sql, "(") && tokens[first + 2].Kind == SqlTokenKind.Text
            && tokens[first + 3].Is(sql, ")");
        return isCased ? (tokens[first + 2].Unquoted(sql), first + 3) : null;
    }

    public LikeOperand? Column(int first, int last)
    {
        var isQualified = last == first + 2 && tokens[first + 1].Is(sql, ".");
        if ((first != last && !isQualified) || !IsName(first) || !IsName(last))
            return null;
        var column = sources.Column(first, isQualified ? tokens[first].Unquoted(sql) : null, tokens[last].Unquoted(sql));
        return column is null ? null : new LikeOperand(sql[tokens[first].Start..tokens[last].End], column);
    }

    private List<LikeOperand>? Function(int name, int last)
    {
        if (IsOneOf(Cases, name))
            return Read(name + 2, last - 1);
        if (!IsOneOf(Firsts, name))
            return null;
        var operands = new List<LikeOperand>();
        for (var (i, start) = (name + 2, name + 2); i <= last; i++)
        {
            if (i != last && !(tokens[i].Is(sql, ",") && tokens[i].Depth == tokens[last].Depth + 1))
                continue;
            if (i == start || Read(start, i - 1) is not { } read)
                return null;
            operands.AddRange(read);
            start = i + 1;
        }

        return operands;
    }

    private bool Closes(int open, int last) =>
        tokens[last].Is(sql, ")") && tokens.FindIndex(open + 1, t => t.Depth == tokens[open].Depth && t.Is(sql, ")")) == last;

    private bool IsName(int token) => tokens[token].Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;

    private bool IsOneOf(string[] names, int token) => Array.Exists(names, n => tokens[token].Is(sql, n));
}
