using FamilyChat.LmStudio.Simulator.Demo.Intents;
using FamilyChat.LmStudio.Simulator.Demo.Music;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;

namespace FamilyChat.LmStudio.Simulator.Demo;

/// <summary>
/// The built-in model that answers when no real one is connected: deterministic, useful about FamilyChat itself, and open
/// about being a demo. It is a list of intents; the first that has an answer gives it.
/// </summary>
public sealed class DemoModel : IReplyModel
{
    private static readonly string[] GoOn = ["continue", "go on", "continue please", "please continue", "carry on", "more"];

    /// <summary>How FamilyChat asks for the rest of a reply that was cut off.</summary>
    private const string GoOnExactly = "go on exactly where your last answer ended";

    /// <summary>A person waits for the answer behind a query, not for the query: nobody reads it as it is written.</summary>
    private static readonly TimeSpan StructuredCadence = TimeSpan.FromMilliseconds(3);

    private readonly IReadOnlyList<IIntent> _intents =
    [
        new MusicSummaryIntent(),
        new MusicQueryIntent(),
        new TitleIntent(),
        new NameIntent(),
        new DateIntent(),
        new ArithmeticIntent(),
        new StoryIntent(),
        new CannedIntent("help.json"),
        new MarkdownIntent(),
        new CannedIntent("greetings.json"),
        new CannedIntent("smalltalk.json"),
    ];

    public static SimulatedModel Definition { get; } = new()
    {
        Id = "familychat/demo",
        DisplayName = "FamilyChat demo",
        Architecture = "demo",
        Quantization = "none",
        BitsPerWeight = 0,
        ParametersText = "0B",
        SizeBytes = 0,
        MaxContextLength = 262_144,
        LoadedContextLength = 65_536,
        TrainedForTools = false,
        Reasons = true,
        Mind = new DemoModel(),
    };

    public ModelReply Answer(ChatPrompt prompt)
    {
        if (Unfinished(prompt) is var (earlier, written))
        {
            var whole = Answer(earlier).Text;
            if (whole.StartsWith(written, StringComparison.Ordinal) && whole.Length > written.Length)
                return new ModelReply { Text = whole[written.Length..] };
        }
        var question = new DemoQuestion(prompt);
        var text = _intents.Select(intent => intent.Answer(question)).FirstOrDefault(answer => answer is not null) ?? Fallback.Answer(question);
        return new ModelReply
        {
            Text = text,
            Reasoning = Thinking.About(question),
            Cadence = prompt.JsonSchema is null ? null : StructuredCadence,
        };
    }

    /// <summary>A reply that was cut off and is to go on: the prompt up to its question, and the text written so far.</summary>
    private static (ChatPrompt Earlier, string Written)? Unfinished(ChatPrompt prompt)
    {
        var turns = prompt.Turns;
        var end = turns.Count;
        if (end > 0 && turns[^1].Role == "user" && AsksToGoOn(Words.Fold(turns[^1].Content)))
            end--;
        return end >= 2 && turns[end - 1].Role == "assistant" && turns[end - 2].Role == "user" && (end < turns.Count || turns[^1].Role == "assistant")
            ? (prompt with { Turns = [.. turns.Take(end - 1)] }, turns[end - 1].Content)
            : null;
    }

    private static bool AsksToGoOn(string said) => GoOn.Contains(said) || said.StartsWith(GoOnExactly, StringComparison.Ordinal);
}
