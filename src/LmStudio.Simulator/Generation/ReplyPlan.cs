using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>What is to be written, decided before the first token: the model's words, a script's changes to them, the request's limits.</summary>
internal sealed record ReplyPlan
{
    public required IEnumerable<ReplyPiece> Pieces { get; init; }
    public required TimeSpan Cadence { get; init; }
    public string FinishReason { get; init; } = "stop";

    public static ReplyPlan Make(ChatPrompt prompt, Behaviour behaviour, SimulatedModel model, SimulatorOptions options)
    {
        var answer = behaviour is { Text: null, Tokens: null, Reasoning: null, ToolCalls: null, EmptyStream: false }
            ? model.Mind.Answer(prompt)
            : new ModelReply { Text = behaviour.Text ?? "", Reasoning = behaviour.Reasoning };
        var place = behaviour.ReasoningPlace ?? model.ReasoningPlace ?? options.Dialect.ReasoningPlace;
        var mute = answer.Text.Length == 0 && behaviour.Tokens is null && answer.LiveTokens is null;
        var thoughts = prompt.ReasoningEffort == "none" && behaviour.Reasoning is null ? null : answer.Reasoning;
        var words = Words(answer, behaviour, prompt.Stops);
        var calls = ToolCallPieces.Of(behaviour.ToolCalls ?? [], options.Dialect);
        return new ReplyPlan
        {
            // A server that runs the tools itself goes on with words; else the calls are the reply's end.
            Pieces = Thinking(thoughts, place, mute).Concat(prompt.Tools is null ? words.Concat(calls) : calls.Concat(words)),
            Cadence = behaviour.Cadence ?? answer.Cadence ?? options.Cadence,
            FinishReason = behaviour.ToolCalls is { Count: > 0 } ? "tool_calls" : "stop",
        };
    }

    private static IEnumerable<ReplyPiece> Thinking(string? thoughts, ReasoningPlace place, bool mute)
    {
        if (thoughts is null)
            return [];
        return place switch
        {
            ReasoningPlace.ThinkTags => Text(["<think>", .. Tokenizer.Split(thoughts), "</think>", "\n\n"]),
            ReasoningPlace.OrphanCloseTag => Text([.. Tokenizer.Split(thoughts), "</think>", "\n\n"]),
            ReasoningPlace.Reasoning => Tokenizer.Split(thoughts).Select(token => new ReplyPiece(PieceKind.Reasoning, token)),
            _ => Tokenizer.Split(thoughts).Select(token => new ReplyPiece(PieceKind.ReasoningContent, token))
                .Concat(mute ? [] : Text(["\n\n"])),
        };
    }

    private static IEnumerable<ReplyPiece> Words(ModelReply answer, Behaviour behaviour, IReadOnlyList<string> stops) =>
        Text(behaviour.Tokens ?? answer.LiveTokens ?? Tokenizer.Split(UpToStop(answer.Text, stops)));

    private static IEnumerable<ReplyPiece> Text(IEnumerable<string> tokens) =>
        tokens.Select(token => new ReplyPiece(PieceKind.Text, token));

    private static string UpToStop(string text, IReadOnlyList<string> stops)
    {
        var end = stops.Where(stop => stop.Length > 0)
            .Select(stop => text.IndexOf(stop, StringComparison.Ordinal))
            .Where(at => at >= 0)
            .DefaultIfEmpty(text.Length)
            .Min();
        return text[..end];
    }
}
