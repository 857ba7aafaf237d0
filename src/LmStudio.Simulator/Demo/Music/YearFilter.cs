using System.Globalization;
using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>Years as people say them: <c>1995</c>, <c>the nineties</c>, <c>before 1980</c>, <c>between 1970 and 1979</c>.</summary>
internal static partial class YearFilter
{
    private static readonly (string Word, int Decade)[] Decades =
    [
        ("fifties", 1950), ("sixties", 1960), ("seventies", 1970), ("eighties", 1980), ("nineties", 1990),
        ("two thousands", 2000), ("noughties", 2000), ("twenties", 2020),
    ];

    /// <returns>A condition, or null when the question names no year.</returns>
    public static string? Condition(DemoQuestion question, string column)
    {
        var text = question.Folded;
        if (Between().Match(text) is { Success: true } between)
            return $"{column} BETWEEN {between.Groups["first"].Value} AND {between.Groups["last"].Value}";
        foreach (var (word, decade) in Decades)
        {
            if (question.Says(word))
                return Decade(column, decade);
        }
        if (DecadeDigits().Match(text) is { Success: true } digits)
        {
            var number = int.Parse(digits.Groups["digits"].Value, CultureInfo.InvariantCulture);
            return Decade(column, number >= 1000 ? number : number >= 30 ? 1900 + number : 2000 + number);
        }
        if (Single().Match(text) is not { Success: true } single)
            return null;
        return single.Groups["how"].Value switch
        {
            "before" or "until" => $"{column} < {single.Groups["year"].Value}",
            "after" => $"{column} > {single.Groups["year"].Value}",
            "since" => $"{column} >= {single.Groups["year"].Value}",
            _ => $"{column} = {single.Groups["year"].Value}",
        };
    }

    private static string Decade(string column, int start) => $"{column} BETWEEN {start} AND {start + 9}";

    [GeneratedRegex(@"between (?<first>(18|19|20)\d\d) and (?<last>(18|19|20)\d\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@" (?<digits>(18|19|20)?\d0)s ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecadeDigits();

    [GeneratedRegex(@" ((?<how>before|until|after|since) )?(?<year>(18|19|20)\d\d) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Single();
}
