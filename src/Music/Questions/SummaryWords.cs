using System.Collections.Frozen;
using System.Globalization;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Questions;

/// <summary>Takes a summary apart into what has to be checked.</summary>
internal static class SummaryWords
{
    private static readonly (char Open, char Close)[] Quotes =
        [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('»', '«'), ('‹', '›'), ('「', '」'), ('『', '』'), ('《', '》'), ('*', '*'), ('_', '_')];

    // "One" and its like are left out: they are articles as often as numbers.
    private static readonly FrozenDictionary<string, int> NumberWords = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["zwei"] = 2, ["drei"] = 3, ["vier"] = 4, ["funf"] = 5, ["sechs"] = 6, ["sieben"] = 7, ["acht"] = 8, ["neun"] = 9, ["zehn"] = 10, ["elf"] = 11, ["zwolf"] = 12,
        ["deux"] = 2, ["trois"] = 3, ["quatre"] = 4, ["cinq"] = 5, ["sept"] = 7, ["huit"] = 8, ["neuf"] = 9, ["dix"] = 10, ["onze"] = 11, ["douze"] = 12,
        ["dos"] = 2, ["tres"] = 3, ["cuatro"] = 4, ["cinco"] = 5, ["seis"] = 6, ["siete"] = 7, ["ocho"] = 8, ["nueve"] = 9, ["diez"] = 10, ["once"] = 11, ["doce"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What stands in quotation marks, italics or bold.</summary>
    public static IEnumerable<string> Quoted(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var (open, close) in Quotes)
            {
                if (text[i] != open || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                    continue;
                var end = text.IndexOf(close, i + 1);
                if (end <= i + 1 || end - i > 200 || text.AsSpan(i, end - i).Contains('\n'))
                    continue;
                yield return text[(i + 1)..end].Trim('*', '_', ' ', ',', '.');
                i = end;
                break;
            }
        }
    }

    /// <summary>Numbers in digits of any script; 1,234 and 1 234 are one number.</summary>
    public static IEnumerable<double> Numbers(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i]) || (i > 0 && char.IsLetter(text[i - 1])))
                continue;
            var digits = "";
            for (; i < text.Length; i++)
            {
                var isSeparator = text[i] is ',' or '.' or '\u00A0' or '\u202F' or '\'' && i + 3 < text.Length && char.IsDigit(text[i + 1]) && char.IsDigit(text[i + 2]) &&
                    char.IsDigit(text[i + 3]) && (i + 4 == text.Length || !char.IsDigit(text[i + 4]));
                var isPoint = text[i] is '.' or ',' && !isSeparator && i + 1 < text.Length && char.IsDigit(text[i + 1]) && !digits.Contains('.', StringComparison.Ordinal);
                if (char.IsDigit(text[i]))
                    digits += CharUnicodeInfo.GetDecimalDigitValue(text[i]).ToString(CultureInfo.InvariantCulture);
                else if (isPoint)
                    digits += '.';
                else if (!isSeparator)
                    break;
            }
            if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                yield return number;
        }
    }

    public static bool TryNumberWord(string word, out int number) => NumberWords.TryGetValue(TextFold.Fold(word), out number);

    /// <summary>Runs of words with a capital, each with whether it opens a sentence, where the first capital says nothing.</summary>
    public static IEnumerable<(IReadOnlyList<string> Words, bool OpensSentence)> CapitalRuns(string text)
    {
        var run = new List<string>();
        var (opens, isStart) = (false, true);
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var word = piece.Trim('"', '“', '”', '„', '«', '»', '(', ')', '[', ']', ',', '.', ';', ':', '!', '?', '*', '_', '\'', '’', '…');
            if (word.Length > 0 && char.IsUpper(word[0]))
            {
                opens |= run.Count == 0 && isStart;
                run.Add(word);
            }
            var isEnd = piece[^1] is '.' or '!' or '?' or ':' or '…' && word.Length > 2;
            if (run.Count > 0 && (isEnd || piece[^1] is ',' or ';' || word.Length == 0 || !char.IsUpper(word[0])))
            {
                yield return ([.. run], opens);
                run.Clear();
                opens = false;
            }
            isStart = isEnd || (word.Length == 0 && isStart) || piece is "-" or "•" or "*";
        }
        if (run.Count > 0)
            yield return (run, opens);
    }
}
