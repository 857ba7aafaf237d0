using System.Text;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>Queries of SQLite's full-text index (FTS5) from what people type, and snippets from what it found.</summary>
static class FullText
{
    public const char HitBegins = '\u0002';
    public const char HitEnds = '\u0003';

    const int MostWords = 16;

    /// <summary>Every word must be there, or begin a word that is. Null when there is nothing to look for.</summary>
    /// <param name="tags">Words of the column <c>tags</c> that must be there too.</param>
    public static string? Query(string? typed, params IEnumerable<string> tags)
    {
        if (typed is null)
            return null;
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            .Take(MostWords)
            .Select(word => $"\"{word.Replace("\"", "\"\"").Replace("\0", "")}\"*")
            .ToList();
        if (words.Count == 0)
            return null;
        var query = new StringBuilder();
        foreach (var tag in tags)
            query.Append("tags : \"").Append(tag).Append("\" AND ");
        return query.Append("words : (").AppendJoin(" AND ", words).Append(')').ToString();
    }

    /// <summary>Hits in <c>&lt;mark&gt;</c>, all else escaped.</summary>
    public static string Snippet(string marked)
    {
        var html = new StringBuilder(marked.Length + 32);
        foreach (var c in marked)
        {
            _ = c switch
            {
                HitBegins => html.Append("<mark>"),
                HitEnds => html.Append("</mark>"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '&' => html.Append("&amp;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }

        return html.ToString();
    }
}
