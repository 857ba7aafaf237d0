namespace FamilyChat.LmStudio.Simulator.Demo;

/// <summary>Thoughts for those who ask to see some; a demo's are about the demo.</summary>
internal static class Thinking
{
    public static string? About(DemoQuestion question)
    {
        var asked = question.SaysAny("think", "step by step", "reason", "reasoning", "think aloud")
            || question.Prompt.ReasoningEffort is "high" or "xhigh";
        if (!asked || question.Prompt.JsonSchema is not null)
            return null;
        var words = question.Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return $"""
            I was asked to think first. The message has {words} {(words == 1 ? "word" : "words")}.
            I go through what I can do, one after the other: sums, stories, help with FamilyChat, Markdown, greetings.
            The first that fits gives the answer. A real model would weigh far more than that.
            """;
    }
}
