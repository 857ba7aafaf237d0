using System.Runtime.InteropServices;

namespace FamilyChat.Music.Sql;

internal enum SqlTokenKind { Word, QuotedName, Text, Number, Symbol }

/// <summary>A piece of a statement as written. <paramref name="Depth"/> is the number of open parentheses around it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length, int Depth)
{
    public int End => Start + Length;

    public string In(string sql) => sql.Substring(Start, Length);

    public bool Is(string sql, string word) =>
        Kind is SqlTokenKind.Word or SqlTokenKind.Symbol && sql.AsSpan(Start, Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name or text between the quotes, with doubled quotes undone.</summary>
    public string Unquoted(string sql)
    {
        if (Kind is not (SqlTokenKind.QuotedName or SqlTokenKind.Text) || Length < 2)
            return In(sql);
        var quote = sql[Start];
        var inner = sql.Substring(Start + 1, Length - 2);
        return quote == '[' ? inner : inner.Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
    }
}
