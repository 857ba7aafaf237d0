using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>A text-to-SQL prompt taken apart: the schema, the names that were linked, the turn before, the question.</summary>
internal sealed partial record MusicPrompt
{
    public required MusicSchema Schema { get; init; }
    public required IReadOnlyList<NameLink> Links { get; init; }

    /// <summary>The question, folded for matching.</summary>
    public required DemoQuestion Question { get; init; }
    public string? PreviousSql { get; init; }
    public string? PreviousQuestion { get; init; }

    /// <returns>Null when the prompt is not of this kind.</returns>
    public static MusicPrompt? Read(DemoQuestion question)
    {
        var turns = question.Prompt.Turns;
        var whole = string.Join('\n', turns.Select(turn => turn.Content));
        if (!whole.Contains("CREATE TABLE", StringComparison.OrdinalIgnoreCase) || !whole.Contains("SELECT", StringComparison.OrdinalIgnoreCase))
            return null;
        var asked = LastQuestion(question.Text);
        var before = Previous().Matches(whole).LastOrDefault(pair => pair.Groups["q"].Value.Trim() != asked);
        return new MusicPrompt
        {
            Schema = MusicSchema.Read(Data().Replace(whole, "")),
            Links = NameLink.Read(question.Text),
            Question = new DemoQuestion(question.Prompt with { Turns = [new("user", asked)] }),
            PreviousSql = before?.Groups["sql"].Value.Trim().TrimEnd(';'),
            PreviousQuestion = before?.Groups["q"].Value.Trim(),
        };
    }

    private static string LastQuestion(string text)
    {
        var labelled = Labelled().Matches(text);
        return labelled.Count > 0
            ? labelled[^1].Groups["q"].Value.Trim()
            : text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
    }

    /// <summary>Cells of the family's files: whatever they say, they are not the prompt.</summary>
    [GeneratedRegex("<data>.*?</data>", RegexOptions.Singleline, 1000)]
    private static partial Regex Data();

    [GeneratedRegex(@"^[ \t]*(Question|Q)\s*:[ \t]*(?<q>[^\n]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^[ \t]*(Earlier question|Question|Q)\s*:[ \t]*(?<q>[^\n]+)\n[ \t]*(SQL|A)\s*:[ \t]*(?<sql>(SELECT|WITH)\b[^\n]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Previous();
}
