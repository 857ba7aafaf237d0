using System.Globalization;

namespace FamilyChat.Music.Import;

/// <summary>Reads the dates of one column. 03/04/2021 is told from the other dates of the column: one of them has a number above twelve.</summary>
internal sealed class DateCells
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly string[] Iso =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy/MM/dd", "yyyy/MM/dd HH:mm:ss", "yyyyMMdd",
    ];

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", ", H:mm", ", H:mm:ss", " h:mm tt", ", h:mm tt", " h:mm:ss tt"];
    private static readonly string[] DayFirst = [.. Times.SelectMany(t => new[] { $"d/M/yyyy{t}", $"d/M/yy{t}", $"d MMM yyyy{t}" })];
    private static readonly string[] MonthFirst = [.. Times.SelectMany(t => new[] { $"M/d/yyyy{t}", $"M/d/yy{t}", $"MMM d, yyyy{t}" })];

    private readonly bool _isMonthFirst;

    public DateCells(IEnumerable<string> sample)
    {
        foreach (var text in sample)
        {
            var parts = text.Split('/', '.', '-', ' ');
            if (parts.Length < 3 || !int.TryParse(parts[0], out var first) || !int.TryParse(parts[1], out var second) || first > 31)
                continue;
            if (first > 12)
                _isMonthFirst = false;
            else if (second > 12 || text.EndsWith('M'))
                _isMonthFirst = true;
            else
                continue;
            return;
        }
    }

    /// <summary>Gives <c>YYYY-MM-DD</c>, with <c> HH:MM:SS</c> where a time was there; seconds since 1970 are read too.</summary>
    public bool TryRead(string text, out string? date)
    {
        date = null;
        if (text is "0" or "never" or "Never" || text.StartsWith("0000", StringComparison.Ordinal))
            return true;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, Invariant, out var epoch) && epoch is > 100_000_000 and < 10_000_000_000 && text.Length > 8)
        {
            date = Text(DateTime.UnixEpoch.AddSeconds(Math.Floor(epoch)), hasTime: true);
            return true;
        }
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var local = text.Replace('.', '/').Replace('-', '/').Replace('\u202F', ' ');
        if (!DateTime.TryParseExact(text, Iso, Invariant, Styles, out var found) &&
            !DateTime.TryParseExact(local, _isMonthFirst ? MonthFirst : DayFirst, Invariant, Styles, out found) &&
            !DateTime.TryParseExact(local, _isMonthFirst ? DayFirst : MonthFirst, Invariant, Styles, out found))
            return false;
        date = Text(found, text.Contains(':', StringComparison.Ordinal));
        return true;
    }

    private static string Text(DateTime date, bool hasTime) => date.ToString(hasTime ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", Invariant);
}
