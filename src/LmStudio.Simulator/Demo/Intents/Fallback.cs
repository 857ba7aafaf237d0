namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>What is said to everything else: honestly little, and what would help.</summary>
internal static class Fallback
{
    private const int MaxQuoted = 80;

    public static string Answer(DemoQuestion question)
    {
        var quoted = question.Text.ReplaceLineEndings(" ");
        if (quoted.Length > MaxQuoted)
            quoted = $"{quoted[..CutAt(quoted)]}…";
        var opening = quoted.Length == 0 ? "You sent an empty message." : $"You wrote: “{quoted}”";
        return $"{opening}\n\n{DemoData.Text("fallback.md")}";
    }

    private static int CutAt(string text) => char.IsHighSurrogate(text[MaxQuoted - 1]) ? MaxQuoted - 1 : MaxQuoted;
}
