namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>Tells stories and poems; the long one is long enough to try Stop on.</summary>
internal sealed class StoryIntent : IIntent
{
    private static readonly string[] Poems = ["poem-rain.md", "poem-kitchen.md"];
    private static readonly string[] ShortStories = ["story-kite.md", "story-cat.md"];

    public string? Answer(DemoQuestion question)
    {
        if (question.SaysAny("haiku", "limerick", "poem", "verse", "rhyme", "poetry"))
            return Pick(Poems, question);
        if (!question.SaysAny("story", "tale", "fairy tale", "bedtime story", "stories"))
            return null;
        return question.SaysAny("long", "longer", "very long", "longest") ? DemoData.Text("story-long.md") : Pick(ShortStories, question);
    }

    /// <summary>The same question gets the same text, the next one another.</summary>
    private static string Pick(string[] files, DemoQuestion question)
    {
        var turns = question.Prompt.Turns.Count(turn => turn.Role == "user");
        return DemoData.Text(files[(turns + files.Length - 1) % files.Length]);
    }
}
