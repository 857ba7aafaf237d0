using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>Remembers a name within a conversation, to show that earlier messages are read.</summary>
internal sealed partial class NameIntent : IIntent
{
    public string? Answer(DemoQuestion question)
    {
        if (question.SaysAny("what is my name", "whats my name", "who am i", "do you know my name", "remember my name"))
        {
            var told = question.Prompt.Turns.Where(turn => turn.Role == "user").Select(turn => Introduction().Match(turn.Content)).LastOrDefault(match => match.Success);
            return told is null ? "You have not told me your name in this conversation." : $"You told me your name is {told.Groups["name"].Value}.";
        }
        return Introduction().Match(question.Text) is { Success: true } name
            ? $"Nice to meet you, {name.Groups["name"].Value}! Ask me later in this conversation what your name is."
            : null;
    }

    [GeneratedRegex(@"(?i:\bmy name is|\bmy name's|\bcall me)\s+(?<name>\p{L}[\p{L}'’-]{0,40})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Introduction();
}
