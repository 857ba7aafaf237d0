using System.Globalization;
using FamilyChat.Music.Names;
using FamilyChat.Music.Sql;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Questions;

/// <summary>What a summary may mention: the words and numbers of the rows, of the question, and of what was assumed.</summary>
internal sealed class SummaryFacts
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<double> _numbers = [];
    private readonly List<string> _texts = [];

    public SummaryFacts(string question, QueryResult result, IReadOnlyList<string> assumptions)
    {
        foreach (var text in assumptions.Prepend(question).Concat(result.Columns))
            AddText(text);
        foreach (var value in result.Rows.SelectMany(r => r))
        {
            if (value is string text)
                AddText(text);
            else if (value is not null)
                AddNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture));
        }
        AddNumber(result.RowCount);
        AddNumber(Math.Min(result.Rows.Count, SummaryPrompt.Rows));
        for (var i = 0; i < result.Columns.Count; i++)
            _numbers.Add(result.Rows.Select(r => r[i]).Distinct().Count());
    }

    /// <summary>Whether every word stands in one text together, or, for a run of names, each somewhere.</summary>
    public bool HasPhrase(string phrase)
    {
        var folded = string.Join(' ', NameFolding.AllWords(phrase));
        return folded.Length == 0 || _texts.Exists(t => t.Contains(folded, StringComparison.Ordinal)) ||
            (double.TryParse(phrase, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && HasNumber(number));
    }

    /// <summary>Whether a word stands in the facts, by itself or with the s of possession: "Rahman's".</summary>
    public bool HasWord(string word)
    {
        var owner = word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;
        return NameFolding.AllWords(word).TrueForAll(_words.Contains) || NameFolding.AllWords(owner).TrueForAll(_words.Contains);
    }

    public bool HasNumber(double number) => _numbers.Contains(number);

    private void AddText(string text)
    {
        var words = NameFolding.AllWords(text);
        _words.UnionWith(words);
        // A summary is read word by word, where the initials of "A. R. Rahman" stand alone.
        _words.UnionWith(NameFolding.SingleWords(text));
        _texts.Add(string.Join(' ', words));
        foreach (var number in SummaryWords.Numbers(TextFold.Fold(text)))
            AddNumber(number);
    }

    private void AddNumber(double number)
    {
        _numbers.Add(number);
        _numbers.Add(Math.Round(number, 1));
        _numbers.Add(Math.Round(number));
        // A length in seconds may be told as minutes and seconds.
        if (number is > 59 and < 100_000)
        {
            _numbers.Add(Math.Floor(number / 60));
            _numbers.Add(Math.Floor(number % 60));
        }
    }
}
