using FamilyChat.Music.Library;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Names;

/// <summary>Finds the names in a question: the longest runs of words that are a name, then what is left over by word, slip and sound.</summary>
internal static class NameLinker
{
    private const int LongestName = 8, MostLinks = 6, MostMatches = 12;

    public static IReadOnlyList<NameLink> Link(NameStore store, string question)
    {
        var words = QuestionWords.Read(question);
        var taken = new bool[words.Count];
        var links = new List<(int At, NameLink Link)>();
        Exact(store, question, words, taken, links);
        Unspaced(store, question, links);
        Leftover(store, question, words, taken, links);
        return [.. links.OrderBy(l => l.At).Take(MostLinks).Select(l => l.Link)];
    }

    private static void Exact(NameStore store, string question, List<QuestionWord> words, bool[] taken, List<(int At, NameLink Link)> links)
    {
        var spans = Spans(words).ToList();
        var folds = spans.Select(s => s.Folded).Distinct(StringComparer.Ordinal).ToList();
        var known = store.ExistingFolds(folds);
        var aliases = store.ExistingAliases(folds);
        foreach (var span in spans.OrderByDescending(s => s.Count))
        {
            var isFree = Enumerable.Range(span.First, span.Count).All(i => !taken[i]);
            if (!isFree || (!known.Contains(span.Folded) && !aliases.Contains(span.Folded)))
                continue;
            var isNamed = Enumerable.Range(span.First, span.Count).Any(i => !words[i].IsStop) || IsQuoted(question, words[span.First].Start, words[span.First + span.Count - 1].End) ||
                IsCapitalised(question, words, span.First, span.Count);
            if (!isNamed && !aliases.Contains(span.Folded))
                continue;
            var matches = store.ByAlias(span.Folded).ConvertAll(n => n.As(NameMatchKind.Alias));
            if (matches.Count == 0)
            {
                var names = store.ByFold(span.Folded);
                if (span.Count == 1 && IsOrdinaryWord(question, words[span.First]))
                    names.RemoveAll(n => n.Meaning is Meaning.Title or Meaning.Album);
                matches = [.. names.Take(MostMatches).Select(n => n.As(NameMatchKind.Exact))];
            }
            if (matches.Count == 0)
                continue;
            Array.Fill(taken, true, span.First, span.Count);
            links.Add((words[span.First].Start, new NameLink(Said(question, words, span.First, span.Count), matches)));
        }
    }

    /// <summary>Names in scripts that put no spaces between words: every run of a question's ideographs and kana that is a name.</summary>
    private static void Unspaced(NameStore store, string question, List<(int At, NameLink Link)> links)
    {
        var pieces = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < question.Length; i++)
        {
            for (var length = 2; length <= 10 && i + length <= question.Length && IsUnspaced(question[i + length - 1]) && IsUnspaced(question[i]); length++)
                pieces.TryAdd(NameFolding.Fold(question.Substring(i, length)), i);
        }
        if (pieces.Count is 0 or > 2000)
            return;
        foreach (var folded in store.ExistingFolds(pieces.Keys).OrderByDescending(f => f.Length))
        {
            if (links.Exists(l => NameFolding.Fold(l.Link.Said).Contains(folded, StringComparison.Ordinal)))
                continue;
            links.Add((pieces[folded], new NameLink(folded, [.. store.ByFold(folded).Take(MostMatches).Select(n => n.As(NameMatchKind.Exact))])));
        }
    }

    private static void Leftover(NameStore store, string question, List<QuestionWord> words, bool[] taken, List<(int At, NameLink Link)> links)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i] || words[i].IsStop)
                continue;
            var end = i;
            while (end + 1 < words.Count && !taken[end + 1] && !words[end + 1].IsStop)
                end++;
            var matches = NameFinder.Find(store, words[i..(end + 1)].ConvertAll(w => w.Folded));
            if (matches.Count > 0)
                links.Add((words[i].Start, new NameLink(Said(question, words, i, end - i + 1), matches)));
            i = end;
        }
    }

    private static IEnumerable<(int First, int Count, string Folded)> Spans(List<QuestionWord> words)
    {
        for (var first = 0; first < words.Count; first++)
        {
            for (var count = 1; count <= LongestName && first + count <= words.Count; count++)
                yield return (first, count, NameFolding.Fold(string.Join(' ', words.GetRange(first, count).Select(w => w.Folded))));
        }
    }

    /// <summary>Half the words of a language are the title of some song or album: in small letters and without quotation marks one names nothing.</summary>
    private static bool IsOrdinaryWord(string question, QuestionWord word) =>
        (word.Folded.Length < 3 && char.IsAscii(word.Folded[0])) ||
        (char.IsLower(question[word.Start]) && !IsQuoted(question, word.Start, word.End));

    /// <summary>Grammar written with capitals in the middle of a sentence that has none elsewhere is a name: "who composed So What?"</summary>
    private static bool IsCapitalised(string question, List<QuestionWord> words, int first, int count) =>
        first > 0 && count > 1
        && words.GetRange(first, count).TrueForAll(w => char.IsUpper(question[w.Start]))
        && words.GetRange(1, first - 1).Exists(w => char.IsLower(question[w.Start]));

    private static bool IsQuoted(string question, int start, int end) =>
        start > 0 && end < question.Length && "\"'“”«»„‘’".Contains(question[start - 1], StringComparison.Ordinal) && "\"'“”«»„‘’".Contains(question[end], StringComparison.Ordinal);

    private static bool IsUnspaced(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E00' and <= '\u0E7F') or (>= '\uAC00' and <= '\uD7AF');

    private static string Said(string question, List<QuestionWord> words, int first, int count) =>
        TextFold.WellFormed(question[words[first].Start..words[first + count - 1].End]);
}
