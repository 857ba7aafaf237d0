using System.Globalization;
using System.Text.RegularExpressions;

namespace FamilyChat.Bench.Streaming;

/// <summary>What the synthetic model is to write; the question says it, so it comes through every relay unchanged.</summary>
/// <param name="Tokens">How many.</param>
/// <param name="Cadence">Milliseconds before each; 0 = as fast as they are taken.</param>
/// <param name="Stamped">Tokens say when they were made; otherwise each is a word of four letters and a space.</param>
internal sealed partial record Script(int Tokens, int Cadence, bool Stamped = true)
{
    internal string Question => string.Create(CultureInfo.InvariantCulture, $"[{Tokens}x{Cadence}{(Stamped ? "s" : "w")}]");

    /// <summary>The last one in a request: what came before it is history.</summary>
    internal static Script Of(string request)
    {
        var last = Pattern().Matches(request)[^1];
        return new Script(
            int.Parse(last.Groups["tokens"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(last.Groups["cadence"].ValueSpan, CultureInfo.InvariantCulture),
            last.Groups["kind"].Value == "s");
    }

    [GeneratedRegex(@"\[(?<tokens>\d+)x(?<cadence>\d+)(?<kind>[sw])\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
