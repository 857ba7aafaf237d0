namespace FamilyChat.Music.Sql;

/// <summary>
/// SQLite's GLOB (<c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a-z]</c>; sqlite.org/lang_expr.html#glob) with one level of backtracking, so that its cost is bounded.
/// </summary>
internal static class GlobPattern
{
    public static bool Matches(string pattern, string text)
    {
        int t = 0, p = 0, starAt = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (starAt, resume) = (p++, t);
            else if (p < pattern.Length && MatchesOne(pattern, p, text[t], out var next))
                (p, t) = (next, t + 1);
            else if (starAt >= 0)
                (p, t) = (starAt + 1, ++resume);
            else
                return false;
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(string pattern, int p, char c, out int next)
    {
        next = p + 1;
        if (pattern[p] != '[')
            return pattern[p] == '?' || pattern[p] == c;
        var inverted = next < pattern.Length && pattern[next] == '^';
        var i = inverted ? next + 1 : next;
        var found = false;
        for (var first = true; i < pattern.Length && (first || pattern[i] != ']'); i++, first = false)
        {
            if (i + 2 < pattern.Length && pattern[i + 1] == '-' && pattern[i + 2] != ']')
            {
                found |= c >= pattern[i] && c <= pattern[i + 2];
                i += 2;
            }
            else
            {
                found |= pattern[i] == c;
            }
        }
        next = Math.Min(i + 1, pattern.Length);
        return i < pattern.Length && found != inverted;
    }
}
