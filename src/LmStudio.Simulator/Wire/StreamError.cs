using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>An error inside a stream, literally as it was seen (goose#11318, BT#2322).</summary>
internal static class StreamError
{
    public static string Render(WireError error, FailureStyle how, DialectTraits dialect)
    {
        var eventLine = how switch
        {
            FailureStyle.EventLine or FailureStyle.EventLineThenDone => true,
            FailureStyle.DataOnly or FailureStyle.DataOnlyThenDone => false,
            _ => !dialect.DataErrors,
        };
        var text = eventLine
            ? $"event: error\ndata: {Json.Write(Doubled(error.Message))}\n\n"
            : $"data: {Json.Write((error with { Shape = DataShape(dialect) }).Body())}\n\n";
        return how is FailureStyle.EventLineThenDone or FailureStyle.DataOnlyThenDone ? text + "data: [DONE]\n\n" : text;
    }

    private static ErrorShape DataShape(DialectTraits dialect) =>
        dialect.ErrorShape == ErrorShape.NumericCode ? ErrorShape.NumericCode : ErrorShape.Nested;

    private static JsonObject Doubled(string message) =>
        new() { ["error"] = new JsonObject { ["message"] = message }, ["message"] = message };
}
