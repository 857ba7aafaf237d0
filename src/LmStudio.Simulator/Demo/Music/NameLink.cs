using System.Text.Json;
using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>A name of the question that was found in the library: <c>"rahman" matches songs.composer "A. R. Rahman" (14)</c>.</summary>
internal sealed partial record NameLink(string Said, IReadOnlyList<(string Column, string Value)> Matches)
{
    public static IReadOnlyList<NameLink> Read(string prompt) =>
        [.. Links().Matches(prompt).Select(link => new NameLink(
            Unescape(link.Groups["said"].Value),
            [.. Values().Matches(link.Groups["found"].Value).Select(value => (value.Groups["column"].Value, Value(value)))]))];

    /// <summary>Whether one value is what was said, but for a leading article.</summary>
    public bool Names(string value) => WithoutArticle(value) == WithoutArticle(Said);

    private static string WithoutArticle(string text)
    {
        var folded = Words.Fold(text);
        return Words.Squeeze(folded.StartsWith("the ", StringComparison.Ordinal) ? folded["the ".Length..] : folded);
    }

    /// <summary>In double quotes a JSON text, in single ones an SQL text; long ones end in an ellipsis.</summary>
    private static string Value(Match match) =>
        (match.Groups["json"].Success ? Unescape(match.Groups["json"].Value) : match.Groups["sql"].Value.Replace("''", "'", StringComparison.Ordinal)).TrimEnd('…');

    private static string Unescape(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string>($"\"{text}\"") ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    [GeneratedRegex("""^\W?"(?<said>([^"\\\n]|\\.)+)" matches (?<found>[^\n]+)""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("""(?<column>[\w.]+) ("(?<json>([^"\\]|\\.)*)"|'(?<sql>([^']|'')*)')""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values();
}
