using System.Text;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Names;

/// <summary>
/// The form in which names are compared: "A. R. Rahman", "AR Rahman" and "a.r.rahman" are one, and so are "The Beatles" and "beatles",
/// "Simon &amp; Garfunkel" and "simon and garfunkel", "Extreme (2)" and "extreme".
/// </summary>
internal static class NameFolding
{
    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "die", "der", "das", "le", "la", "les", "el", "los", "las", "il", "gli", "os", "as",
    };

    public static string Fold(string name) => string.Join(' ', Words(name));

    /// <summary>The words of a name: initials joined, a leading article and a number in brackets at the end left out.</summary>
    public static List<string> Words(string name)
    {
        var words = JoinInitials(Split(TextFold.Fold(WithoutDiscogsNumber(name))));
        if (words.Count > 1 && Articles.Contains(words[0]))
            words.RemoveAt(0);
        return words;
    }

    /// <summary>Every word of a text in its folded form, initials by themselves.</summary>
    public static List<string> SingleWords(string text) => Split(TextFold.Fold(text));

    /// <summary>Every word of a text in its folded form, with initials joined and nothing left out.</summary>
    public static List<string> AllWords(string text) => JoinInitials(Split(TextFold.Fold(text)));

    /// <summary>The words a name is found by: its own and, for a short one, all in one: "acdc", "jayz".</summary>
    public static IEnumerable<string> Findable(IReadOnlyList<string> words) =>
        words.Count is 2 or 3 ? words.Append(string.Concat(words)) : words;

    private static string WithoutDiscogsNumber(string name)
    {
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && name.EndsWith(')') && name.Length - open <= 6 && name.AsSpan(open + 2, name.Length - open - 3).IndexOfAnyExceptInRange('0', '9') < 0
            ? name[..open]
            : name;
    }

    private static List<string> Split(string folded)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in folded)
        {
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                word.Append(c);
                continue;
            }
            // An apostrophe belongs to its word: "don't" is one.
            if (c != '\'')
                Take();
            if (c is '&' or '+')
                words.Add("and");
        }
        Take();
        return words;

        void Take()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    private static List<string> JoinInitials(List<string> words)
    {
        var joined = new List<string>(words.Count);
        var isOpen = false;
        foreach (var word in words)
        {
            var isInitial = word.Length == 1 && char.IsLetter(word[0]) && word[0] < 128;
            if (isInitial && isOpen)
                joined[^1] += word;
            else
                joined.Add(word);
            isOpen = isInitial;
        }
        return joined;
    }
}
