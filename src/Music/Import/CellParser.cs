using System.Globalization;
using System.Text;

namespace FamilyChat.Music.Import;

/// <summary>
/// Turns the text of a cell into a typed value. Each function gives true with null where the text says "unknown" (empty, 0 as a year),
/// and false where it says something that cannot be read.
/// </summary>
internal static class CellParser
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A year, also at the start or end of a date.</summary>
    public static bool TryYear(string text, out long? year)
    {
        year = null;
        if (text.AsSpan().Trim('0').IsEmpty || text is "0000-00-00")
            return true;
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            var isAlone = (i == 0 || !char.IsAsciiDigit(text[i - 1])) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4]));
            if (isAlone && int.TryParse(text.AsSpan(i, 4), NumberStyles.None, Invariant, out var found) && found is >= 1000 and < 2200)
            {
                year = found;
                return true;
            }
        }
        return false;
    }

    /// <summary>Seconds from <c>3:45</c>, <c>1:02:03</c>, or a number of seconds or, where the heading or the size says so, milliseconds.</summary>
    public static bool TryDuration(string text, bool isMilliseconds, out double? seconds)
    {
        seconds = null;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            var total = 0.0;
            foreach (var part in text.Split(':'))
            {
                if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, Invariant, out var value))
                    return false;
                total = total * 60 + value;
            }
            if (!double.IsFinite(total))
                return false;
            seconds = total;
            return true;
        }
        if (!double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, Invariant, out var number) || !double.IsFinite(number))
            return false;
        // Nothing in a home library lasts five and a half hours; so much is milliseconds.
        seconds = isMilliseconds || number >= 20_000 ? number / 1000 : number;
        return true;
    }

    /// <summary>Stars from 0 to 5, from stars, from a scale of ten, or from a hundred.</summary>
    public static bool TryRating(string text, bool isOfHundred, out double? stars)
    {
        stars = null;
        var filled = text.Count(c => c is '★' or '*');
        if (filled is > 0 and <= 5)
        {
            stars = filled + (text.Contains('½', StringComparison.Ordinal) ? 0.5 : 0);
            return true;
        }
        if (!double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, Invariant, out var number) || number > 100)
            return false;
        stars = isOfHundred || number > 10 ? number / 20 : number > 5 ? number / 2 : number;
        return true;
    }

    /// <summary>A whole number; <c>3/12</c> is the third of twelve, and a unit or thousands separators after it are let go.</summary>
    public static bool TryInteger(string text, out long? number)
    {
        number = null;
        var digits = new StringBuilder();
        var rest = text.AsSpan();
        if (rest.IndexOf('/') is var slash and > 0)
            rest = rest[..slash];
        if (double.TryParse(rest, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, Invariant, out var plain) && Math.Abs(plain) < 1e15)
        {
            number = (long)plain;
            return true;
        }
        foreach (var c in rest)
        {
            if (char.IsAsciiDigit(c))
                digits.Append(c);
            else if (c is not (',' or '.' or ' ' or '\u00A0' or '\'') || digits.Length == 0)
                break;
        }
        if (digits.Length is 0 or > 15)
            return false;
        number = long.Parse(digits.ToString(), Invariant);
        return true;
    }
}
