using System.Text.Json;
using System.Text.Json.Nodes;

namespace FamilyChat.Music.Questions;

/// <summary>The JSON schema a reply must follow, where the server can hold a model to one. Columns come before the statement: a cheap plan.</summary>
internal static class ReplySchema
{
    private static readonly JsonSerializerOptions Compact = new() { WriteIndented = false };

    public static string For(SchemaCard card)
    {
        var columns = card.Columns.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (JsonNode)n).ToArray();
        var properties = new JsonObject
        {
            ["standalone"] = Text(),
            ["kind"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("query", "clarify", "not_in_library", "chat", "refuse") },
            ["columns"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(columns) } },
            ["sql"] = Text(),
            ["assumption"] = Text(),
            ["options"] = new JsonObject { ["type"] = "array", ["items"] = Text(), ["maxItems"] = 4 },
        };
        var required = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]);
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false }.ToJsonString(Compact);
    }

    private static JsonObject Text() => new() { ["type"] = "string" };
}
