using System.Runtime.InteropServices;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Names;

/// <summary>A word of a question: folded, and where it stands.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuestionWord(string Folded, int Start, int End)
{
    public bool IsStop => StopWords.Contains(Folded);
}

/// <summary>Cuts a question into words as <see cref="NameFolding"/> does, keeping their places, so that a link can say what was said.</summary>
internal static class QuestionWords
{
    private const int Most = 80;

    public static List<QuestionWord> Read(string question)
    {
        var words = new List<QuestionWord>();
        for (var i = 0; i < question.Length && words.Count < Most;)
        {
            var start = i;
            while (i < question.Length && IsPart(question, i))
                i++;
            if (i == start)
            {
                if (question[i] is '&' or '+')
                    words.Add(new QuestionWord("and", i, i + 1));
                i++;
                continue;
            }
            var folded = string.Concat(TextFold.Fold(question[start..i]).Where(c => c != '\''));
            // "Rahman's" names Rahman.
            if (folded.Length > 2 && folded.EndsWith('s') && i - start >= 2 && question[i - 2] is '\'' or '’')
                folded = folded[..^1];
            if (folded.Length > 0)
                Add(words, new QuestionWord(folded, start, i));
        }
        return words;
    }

    private static void Add(List<QuestionWord> words, QuestionWord word)
    {
        var isInitial = word.Folded.Length == 1 && char.IsAsciiLetter(word.Folded[0]);
        var previous = words.Count > 0 ? words[^1] : default;
        // "a.r." and "A R" are initials of one name; "a" before another word is an article.
        if (isInitial && previous.Folded is { Length: <= 4 } && previous.End - previous.Start <= previous.Folded.Length * 3 &&
            IsInitials(previous) && word.Start - previous.End <= 2)
            words[^1] = new QuestionWord(previous.Folded + word.Folded, previous.Start, word.End);
        else
            words.Add(word);
    }

    // One letter, or letters already joined: those lie further apart than a word's do.
    private static bool IsInitials(QuestionWord word) =>
        char.IsAsciiLetter(word.Folded[0]) && (word.Folded.Length == 1 || word.End - word.Start > word.Folded.Length);

    private static bool IsPart(string text, int at)
    {
        var c = text[at];
        return char.IsLetterOrDigit(c) || char.IsSurrogate(c) ||
            char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark ||
            (c is '\'' or '’' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]));
    }
}
