namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>Answers from a file: help about FamilyChat, small talk, greetings in many languages.</summary>
internal sealed class CannedIntent(string file) : IIntent
{
    private readonly IReadOnlyList<CannedAnswer> _answers = DemoData.Answers(file);

    public string? Answer(DemoQuestion question) => _answers.FirstOrDefault(answer => answer.Fits(question))?.Text;
}
