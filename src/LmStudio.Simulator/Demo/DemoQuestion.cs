using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Demo;

/// <summary>What was asked, prepared once for all intents.</summary>
internal sealed class DemoQuestion
{
    public DemoQuestion(ChatPrompt prompt)
    {
        Prompt = prompt;
        Text = prompt.LastUserText.Trim();
        Folded = $" {Words.Fold(Text)} ";
    }

    public ChatPrompt Prompt { get; }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Lower-case words without accents and punctuation, a space on each side of each.</summary>
    public string Folded { get; }

    /// <summary>Whether a phrase of whole words occurs.</summary>
    public bool Says(string phrase) => Folded.Contains($" {phrase} ", StringComparison.Ordinal);

    public bool SaysAny(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Says(phrase))
                return true;
        }
        return false;
    }

    /// <summary>Whether all words of a pattern occur, in any order.</summary>
    public bool SaysAllOf(string words) => words.Split(' ').All(Says);
}
