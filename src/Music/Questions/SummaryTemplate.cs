using System.Globalization;
using FamilyChat.Music.Phrases;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Questions;

/// <summary>The sentence that stands in where a model's summary does not hold: dull, and never wrong.</summary>
public static class SummaryTemplate
{
    private const int MostNamed = 10, LongestName = 80;

    /// <param name="language">A language tag such as "en" or "de-AT"; one that is not known here is answered in English.</param>
    public static string Sentence(QueryResult result, string language)
    {
        var phrases = Phrasebook.In(language);
        if (result.Rows.Count == 0)
            return phrases.NothingFits;
        if (result.Rows.Count == 1 && result.Columns.Count == 1 && result.Rows[0][0] is long or double or null)
            return Format(phrases.Value, Text(result.Rows[0][0]));
        var named = result.Rows.Take(MostNamed).Select(Name).ToList();
        if (result.RowCount == 1)
            return Format(phrases.One, named[0]);
        var more = result.IsCounted ? "" : "+";
        var list = result.RowCount > named.Count
            ? Format(phrases.Others, string.Join(", ", named), Text(result.RowCount - named.Count) + more)
            : $"{string.Join(", ", named.SkipLast(1))} {phrases.And} {named[^1]}";
        return Format(phrases.Many, Text(result.RowCount) + more, list);
    }

    private static string Name(IReadOnlyList<object?> row)
    {
        var cells = row.Select(Text).Where(t => t.Length > 0).Take(3).ToList();
        return cells.Count switch { 0 => "–", 1 => cells[0], _ => $"{cells[0]} ({string.Join(", ", cells.Skip(1))})" };
    }

    private static string Text(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length <= LongestName ? text : text[..LongestName] + "…";
    }

    private static string Format(string pattern, params string[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);
}
