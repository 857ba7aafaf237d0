using System.Buffers;
using System.Text;

namespace FamilyChat.Music.Text;

/// <summary>
/// Gives text the form in which it is compared: without case, accents or width, the same in every culture.
/// Only marks that are accents are dropped. Vowel signs of Indic scripts and the voicing marks of kana are marks too, but they make another word.
/// </summary>
public static class TextFold
{
    private static readonly SearchValues<char> AsciiUpper = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Folds a text. Broken UTF-16 is read as U+FFFD, so that any input has a form.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.AsSpan().ContainsAny(AsciiUpper) ? text.ToLowerInvariant() : text;
        var decomposed = WellFormed(text).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (!IsAccent(c))
                Append(folded, char.ToLowerInvariant(c));
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The text with every lone surrogate replaced, which <see cref="string.Normalize()"/> would throw on.</summary>
    public static string WellFormed(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }

    private static bool IsAccent(char c) => c is
        (>= '\u0300' and <= '\u036F') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or
        (>= '\u20D0' and <= '\u20FF') or (>= '\uFE20' and <= '\uFE2F') or
        (>= '\u0591' and <= '\u05BD') or (>= '\u064B' and <= '\u065F') or '\u0670';

    // Letters with no decomposition in Unicode, spelled as people without the key for them spell them.
    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'ß': folded.Append("ss"); break;
            case 'æ': folded.Append("ae"); break;
            case 'œ': folded.Append("oe"); break;
            case 'ø': folded.Append('o'); break;
            case 'ł': folded.Append('l'); break;
            case 'đ' or 'ð': folded.Append('d'); break;
            case 'þ': folded.Append("th"); break;
            case 'ı': folded.Append('i'); break;
            case 'ς': folded.Append('σ'); break;
            case '’' or '‘' or 'ʼ': folded.Append('\''); break;
            default: folded.Append(c); break;
        }
    }
}
