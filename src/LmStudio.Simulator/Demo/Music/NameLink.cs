using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>A name of the question that was found in the library: <c>"rahman" matches composer 'A. R. Rahman' (14)</c>.</summary>
internal sealed partial record NameLink(string Said, IReadOnlyList<(string Column, string Value)> Matches)
{
    public static IReadOnlyList<NameLink> Read(string prompt) =>
        [.. Links().Matches(prompt).Select(link => new NameLink(
            link.Groups["said"].Value,
            [.. Values().Matches(link.Groups["found"].Value).Select(value => (
                value.Groups["column"].Value.Trim('"'),
                value.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal)))]))];

    [GeneratedRegex("""["“](?<said>[^"”\n]+)["”] matches (?<found>[^\n]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("""(?<column>"[^"]+"|[\w.]+) '(?<value>([^']|'')*)'""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values();
}
