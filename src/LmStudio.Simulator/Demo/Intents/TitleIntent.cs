namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>Names a conversation when asked to, by its first words.</summary>
internal sealed class TitleIntent : IIntent
{
    private const int MaxLength = 60;

    public string? Answer(DemoQuestion question)
    {
        var asked = Words.Fold(question.Prompt.SystemText + " " + question.Text);
        var inSystem = Words.Fold(question.Prompt.SystemText).Contains("title", StringComparison.Ordinal);
        if (!asked.Contains("title", StringComparison.Ordinal) || !(inSystem || asked.Contains("conversation", StringComparison.Ordinal)))
            return null;
        var subject = Subject(question, inSystem);
        var line = subject.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var length = -1;
        var title = string.Join(' ', words.TakeWhile(word => (length += word.Length + 1) <= MaxLength)).Trim('?', '!', '.', ',', ':', ';', '"', '*', '#', ' ');
        return title.Length == 0 ? "New conversation" : char.ToUpperInvariant(title[0]) + title[1..];
    }

    /// <summary>The first thing a person said, whether it is a message of its own or quoted in the request.</summary>
    private static string Subject(DemoQuestion question, bool inSystem)
    {
        var said = question.Prompt.Turns.Where(turn => turn.Role == "user").ToList();
        if (inSystem || said.Count > 1)
            return Unlabelled(said.Count > 0 ? said[0].Content : "");
        var quoted = question.Text.IndexOf('\n');
        return quoted < 0 ? "" : Unlabelled(question.Text[(quoted + 1)..].Trim());
    }

    private static string Unlabelled(string text)
    {
        var colon = text.IndexOf(':');
        return colon is > 0 and < 12 && !text[..colon].Contains(' ') ? text[(colon + 1)..] : text;
    }
}
