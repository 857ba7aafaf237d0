using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>Finds a sum in a sentence and writes it in signs.</summary>
internal static partial class Arithmetic
{
    private static readonly (string Words, string Sign)[] Spoken =
    [
        ("multiplied by", "*"), ("divided by", "/"), ("to the power of", "^"), ("percent of", "% *"), ("per cent of", "% *"), ("% of", "% *"),
        ("square root of", "√"), ("percent", "%"), ("per cent", "%"), ("times", "*"), ("plus", "+"), ("minus", "-"), ("over", "/"),
        ("squared", "^ 2"), ("cubed", "^ 3"), ("half of", "0.5 *"), ("×", "*"), ("·", "*"), ("÷", "/"), ("−", "-"), ("**", "^"),
    ];

    /// <returns>An expression for <see cref="Calculator"/>, or null when there is none in the text.</returns>
    public static string? Find(string text)
    {
        var signs = text.ToLowerInvariant();
        foreach (var (words, sign) in Spoken)
            signs = signs.Replace(words, $" {sign} ", StringComparison.Ordinal);
        signs = Thousands().Replace(TimesSign().Replace(signs, " * "), "");
        var sum = Candidates().Matches(signs)
            .Select(match => Blanks().Replace(match.Value, " ").Trim().TrimEnd('+', '-', '*', '/', '^', '.', ' ', '('))
            .Where(candidate => Operation().IsMatch(candidate) && !LooksLikeDate().IsMatch(candidate))
            .MaxBy(candidate => candidate.Length);
        return sum is not null && Calculator.CanRead(sum) ? sum : null;
    }

    /// <summary>With the signs people write.</summary>
    public static string Readable(string sum) =>
        sum.Replace("% *", "% of", StringComparison.Ordinal).Replace('*', '×').Replace('/', '÷').Replace("√ ", "√", StringComparison.Ordinal);

    [GeneratedRegex(@"[\d(√-][\d\s.()+*/^%√-]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Candidates();

    [GeneratedRegex(@"[\d)%]\s*[-+*/^]\s*[-√(\d]|√\s*[\d(]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Operation();

    [GeneratedRegex(@"(?<=\d)\s*x\s*(?=\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TimesSign();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}\b)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}/\d{1,2}/\d{4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LooksLikeDate();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
