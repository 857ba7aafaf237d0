using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>Tool calls cut to deltas: name and id first, then the arguments whole or in fragments; parallel calls follow one another.</summary>
internal static class ToolCallPieces
{
    /// <summary>LM Studio's ids are nine digits; these count up from here.</summary>
    private const int FirstId = 456_579_262;

    public static IEnumerable<ReplyPiece> Of(IReadOnlyList<ScriptedToolCall> calls, DialectTraits dialect)
    {
        for (var index = 0; index < calls.Count; index++)
        {
            var call = calls[index];
            var id = call.Id ?? (dialect.IsLmStudio ? $"{FirstId + index}" : $"call_{FirstId + index}");
            var outcome = new ToolOutcome(call.Output, call.Failure);
            var fragments = dialect.WholeToolCalls || call.Fragments == 0 ? [] : Fragments(call.Arguments, call.Fragments).ToList();
            yield return new ReplyPiece(
                PieceKind.ToolCall,
                fragments.Count == 0 ? call.Arguments : "",
                new ToolPiece(index, call.Name, id) { Outcome = fragments.Count == 0 ? outcome : null });
            for (var n = 0; n < fragments.Count; n++)
                yield return new ReplyPiece(PieceKind.ToolCall, fragments[n], new ToolPiece(index) { Outcome = n == fragments.Count - 1 ? outcome : null });
        }
    }

    private static IEnumerable<string> Fragments(string arguments, int count)
    {
        var size = Math.Max(1, (arguments.Length + count - 1) / count);
        for (var at = 0; at < arguments.Length; at += size)
            yield return arguments.Substring(at, Math.Min(size, arguments.Length - at));
    }
}
