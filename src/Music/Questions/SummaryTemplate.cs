using System.Globalization;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Questions;

/// <summary>The sentence that stands in where a model's summary does not hold: dull, and never wrong.</summary>
public static class SummaryTemplate
{
    private const int MostNamed = 10, LongestName = 80;

    private sealed record Words(string Nothing, string Value, string One, string Many, string And, string Others);

    private static readonly Words English = new("Nothing was found.", "The answer is {0}.", "There is one: {0}.", "There are {0}: {1}.", "and", "{0} and {1} more");

    private static readonly Dictionary<string, Words> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = English,
        ["de"] = new("Es wurde nichts gefunden.", "Die Antwort ist {0}.", "Es gibt einen Treffer: {0}.", "Es gibt {0} Treffer: {1}.", "und", "{0} und {1} weitere"),
        ["fr"] = new("Rien n’a été trouvé.", "La réponse est {0}.", "Il y a un résultat : {0}.", "Il y a {0} résultats : {1}.", "et", "{0} et {1} autres"),
        ["es"] = new("No se encontró nada.", "La respuesta es {0}.", "Hay un resultado: {0}.", "Hay {0} resultados: {1}.", "y", "{0} y {1} más"),
        ["it"] = new("Non è stato trovato nulla.", "La risposta è {0}.", "C’è un risultato: {0}.", "Ci sono {0} risultati: {1}.", "e", "{0} e altri {1}"),
        ["pt"] = new("Nada foi encontrado.", "A resposta é {0}.", "Há um resultado: {0}.", "Há {0} resultados: {1}.", "e", "{0} e mais {1}"),
        ["nl"] = new("Er is niets gevonden.", "Het antwoord is {0}.", "Er is er één: {0}.", "Er zijn er {0}: {1}.", "en", "{0} en nog {1}"),
    };

    /// <param name="language">A language tag such as "en" or "de-AT"; one that is not known here is answered in English.</param>
    public static string Sentence(QueryResult result, string language)
    {
        var words = Languages.GetValueOrDefault(language.Split('-')[0], English);
        if (result.Rows.Count == 0)
            return words.Nothing;
        if (result.Rows.Count == 1 && result.Columns.Count == 1 && result.Rows[0][0] is long or double or null)
            return Format(words.Value, Text(result.Rows[0][0]));
        var named = result.Rows.Take(MostNamed).Select(Name).ToList();
        if (result.RowCount == 1)
            return Format(words.One, named[0]);
        var list = result.RowCount > named.Count
            ? Format(words.Others, string.Join(", ", named), Text(result.RowCount - named.Count))
            : $"{string.Join(", ", named.SkipLast(1))} {words.And} {named[^1]}";
        return Format(words.Many, Text(result.RowCount), list);
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
