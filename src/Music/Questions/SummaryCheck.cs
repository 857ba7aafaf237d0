using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Questions;

/// <summary>
/// Checks by plain code that a summary says nothing the rows do not: what it quotes, what it writes with a capital, and every number.
/// It would rather reject a good sentence, which a template replaces, than let an invented album pass.
/// </summary>
public static class SummaryCheck
{
    private const int LongestSummary = 4_000;

    /// <summary>What the summary mentions without ground; empty where all of it holds.</summary>
    public static IReadOnlyList<string> Unfounded(string summary, string question, QueryResult result, IReadOnlyList<string> assumptions)
    {
        if (string.IsNullOrWhiteSpace(summary))
            return ["the length"];
        return Unfounded(summary, new SummaryFacts(question, result, assumptions));
    }

    internal static IReadOnlyList<string> Unfounded(string summary, SummaryFacts facts)
    {
        if (summary.Length > LongestSummary)
            return ["the length"];
        var unfounded = SummaryWords.Quoted(summary).Where(q => !facts.HasPhrase(q))
            .Concat(ListItems(summary).Where(i => !facts.HasPhrase(i)))
            .Concat(Numbers(summary).Where(n => !facts.HasNumber(n.Value)).Select(n => n.Text));
        return [.. unfounded.Concat(Names(summary, facts)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Text, double Value)> Numbers(string summary)
    {
        foreach (var line in summary.Split('\n'))
        {
            foreach (var number in SummaryWords.Numbers(WithoutListNumber(line)))
                yield return (number.ToString(System.Globalization.CultureInfo.InvariantCulture), number);
        }
        foreach (var word in summary.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.Trim(',', '.', '!', '?', ':', ';', '(', ')');
            // With a capital in mid-sentence it is a name: "Five", "Boyz II Men".
            if (SummaryWords.TryNumberWord(bare, out var number))
                yield return (bare, number);
        }
    }

    private static IEnumerable<string> Names(string summary, SummaryFacts facts)
    {
        var isGerman = LooksGerman(summary);
        foreach (var (words, opens) in SummaryWords.CapitalRuns(summary))
        {
            // A capital at the start of a sentence, and a single one in German, may be any word.
            var checkable = opens ? words.Skip(1) : words;
            if (isGerman && words.Count == 1)
                continue;
            foreach (var word in checkable)
            {
                // A letter alone is an initial of a name whose other words are checked.
                if (word.Length > 1 && !facts.HasWord(word))
                    yield return word;
            }
        }
    }

    /// <summary>The first part of each line of a list, which is where a title stands.</summary>
    private static IEnumerable<string> ListItems(string summary)
    {
        foreach (var line in summary.Split('\n', StringSplitOptions.TrimEntries))
        {
            var isItem = (line.Length > 2 && line[0] is '-' or '*' or '•' && line[1] == ' ') || WithoutListNumber(line) != line;
            if (!isItem)
                continue;
            var item = WithoutListNumber(line.TrimStart('-', '*', '•', ' '));
            // A comma may belong to a title; " by " hardly ever does, and what follows it is checked as a name.
            var end = item.IndexOfAny(['(', '–', '—', ':', '\t']);
            var by = item.IndexOf(" by ", StringComparison.Ordinal);
            end = by > 0 && (end < 0 || by < end) ? by : end;
            yield return (end > 0 ? item[..end] : item).Trim('*', '_', '"', '“', '”', ' ', '.', ',');
        }
    }

    private static string WithoutListNumber(string line)
    {
        var trimmed = line.TrimStart();
        var digits = trimmed.TakeWhile(char.IsDigit).Count();
        return digits is > 0 and <= 3 && trimmed.Length > digits + 1 && trimmed[digits] is '.' or ')' && trimmed[digits + 1] == ' ' ? trimmed[(digits + 2)..] : line;
    }

    // German writes every noun with a capital.
    private static bool LooksGerman(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Count(w => w.ToLowerInvariant() is "der" or "die" or "das" or "und" or "ist" or "sind" or "von" or "mit" or "auf" or "ihr" or "im" or "ein" or "eine" or "gibt") >= 2;
    }
}
