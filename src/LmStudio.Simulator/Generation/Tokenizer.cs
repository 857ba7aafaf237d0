using System.Globalization;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>
/// Cuts text into word pieces of about four characters. Joined, the pieces are the text again, and none ends inside a
/// character as a person counts them (a text element of UAX #29).
/// </summary>
public static class Tokenizer
{
    private const int MaxWordPiece = 6;
    private const int MaxNumberPiece = 3;
    private const int MaxBlank = 8;

    /// <summary>From here on a code unit may combine with its neighbour (U+0300 opens the combining marks).</summary>
    private const char FirstCombining = '\u0300';

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
            text = text[NextLength(text)..];
        return count;
    }

    public static IEnumerable<string> Split(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = NextLength(text.AsSpan(at));
            yield return text.Substring(at, length);
            at += length;
        }
    }

    /// <summary>Code units of the first token of a text that is not empty.</summary>
    private static int NextLength(ReadOnlySpan<char> text)
    {
        var start = text[0] == ' ' && text.Length > 1 && !char.IsWhiteSpace(text[1]) && text[1] < FirstCombining ? 1 : 0;
        var first = text[start];
        if (char.IsWhiteSpace(first))
            return Run(text, 0, MaxBlank, char.IsWhiteSpace);
        if (char.IsAsciiDigit(first))
            return Run(text, start, MaxNumberPiece, char.IsAsciiDigit);
        if (char.IsLetter(first))
            return Run(text, start, MaxWordPiece, char.IsLetter);
        return start + ElementLength(text[start..]);
    }

    private static int Run(ReadOnlySpan<char> text, int start, int most, Func<char, bool> belongs)
    {
        var at = start;
        for (var taken = 0; taken < most && at < text.Length && belongs(text[at]); taken++)
            at += ElementLength(text[at..]);
        return at;
    }

    private static int ElementLength(ReadOnlySpan<char> text) =>
        text.Length == 1 || (text[0] < FirstCombining && text[1] < FirstCombining && text[0] != '\r')
            ? 1
            : StringInfo.GetNextTextElementLength(text);
}
