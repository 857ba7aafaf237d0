namespace FamilyChat.Music.Sql;

/// <summary>
/// Cuts a statement into tokens by SQLite's lexical rules (sqlite.org/lang_keywords.html, lang_comment.html).
/// It serves repairs and explanations only: whether a statement may run is never decided here.
/// </summary>
internal static class SqlTokenizer
{
    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        var depth = 0;
        for (var i = 0; i < sql.Length;)
        {
            var start = i;
            var c = sql[i];
            if (IsSpace(c))
            {
                i++;
                continue;
            }
            if (StartsAt(sql, i, "--"))
            {
                i = IndexOrEnd(sql, '\n', i);
                continue;
            }
            if (StartsAt(sql, i, "/*"))
            {
                var close = sql.IndexOf("*/", i + 2, StringComparison.Ordinal);
                i = close < 0 ? sql.Length : close + 2;
                continue;
            }
            var kind = SqlTokenKind.Symbol;
            if (c is '\'' or '"' or '`' or '[')
            {
                kind = c == '\'' ? SqlTokenKind.Text : SqlTokenKind.QuotedName;
                i = EndOfQuoted(sql, i, c == '[' ? ']' : c);
            }
            else if (char.IsAsciiDigit(c))
            {
                kind = SqlTokenKind.Number;
                i = EndOf(sql, i, static x => char.IsAsciiLetterOrDigit(x) || x == '.');
            }
            else if (IsWordPart(c))
            {
                kind = SqlTokenKind.Word;
                i = EndOf(sql, i, IsWordPart);
            }
            else
            {
                i++;
            }
            if (c == ')' && kind == SqlTokenKind.Symbol)
                depth--;
            tokens.Add(new SqlToken(kind, start, i - start, depth));
            if (c == '(' && kind == SqlTokenKind.Symbol)
                depth++;
        }
        return tokens;
    }

    // Every other space of Unicode is a letter to SQLite, and so is this mark anywhere but before a word.
    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r' or '\uFEFF';

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || c > 127;

    private static bool StartsAt(string sql, int at, string mark) => string.CompareOrdinal(sql, at, mark, 0, mark.Length) == 0;

    private static int IndexOrEnd(string sql, char c, int from)
    {
        var at = sql.IndexOf(c, from);
        return at < 0 ? sql.Length : at;
    }

    private static int EndOf(string sql, int i, Func<char, bool> belongs)
    {
        while (i < sql.Length && belongs(sql[i]))
            i++;
        return i;
    }

    private static int EndOfQuoted(string sql, int i, char close)
    {
        for (i++; i < sql.Length; i++)
        {
            if (sql[i] != close)
                continue;
            if (close != ']' && i + 1 < sql.Length && sql[i + 1] == close)
                i++;
            else
                return i + 1;
        }
        return sql.Length;
    }
}
