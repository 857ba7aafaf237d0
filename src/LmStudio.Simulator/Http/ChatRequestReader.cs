using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary>Reads the body of <c>/v1/chat/completions</c>, as forgiving and as strict as the server is.</summary>
internal static class ChatRequestReader
{
    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh"];

    /// <exception cref="WireException">The body is not a chat request.</exception>
    public static ChatPrompt Read(string body, DialectTraits dialect)
    {
        using var document = Parse(body);
        var root = document.RootElement;
        if (!root.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            throw Text("'messages' field is required");
        return new ChatPrompt
        {
            Model = String(root, "model") ?? "",
            Turns = [.. messages.EnumerateArray().Select(message => Turn(message))],
            Stream = True(root, "stream"),
            IncludeUsage = root.TryGetProperty("stream_options", out var options) && True(options, "include_usage"),
            MaxTokens = MaxTokens(root),
            Stops = Strings(root, "stop"),
            ReasoningEffort = Effort(root, dialect),
            JsonSchema = Schema(root, dialect),
            TimeToLive = root.TryGetProperty("ttl", out var ttl) && ttl.TryGetInt32Tolerantly(out var seconds)
                ? TimeSpan.FromSeconds(seconds)
                : null,
        };
    }

    internal static JsonDocument Parse(string body)
    {
        try
        {
            var document = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Text("Invalid JSON body");
        }
        catch (JsonException)
        {
            throw Text("Invalid JSON body");
        }
    }

    internal static string? String(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static bool True(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    internal static WireException Text(string message) => new(new WireError(400, message) { Shape = ErrorShape.Text });

    private static ChatTurn Turn(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw Text("Invalid 'messages' in payload");
        if (!message.TryGetProperty("content", out var content))
            return new ChatTurn(String(message, "role") ?? "user", "");
        if (content.ValueKind is JsonValueKind.Object or JsonValueKind.Number)
            throw Text("[Server Error] content is not iterable");
        if (content.ValueKind == JsonValueKind.Array)
            RefuseLinkedImages(content);
        return new ChatTurn(String(message, "role") ?? "user", ChatPrompt.TextOf(content));
    }

    private static void RefuseLinkedImages(JsonElement parts)
    {
        foreach (var part in parts.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("image_url", out var image)
                && String(image, "url")?.StartsWith("data:image/", StringComparison.Ordinal) != true)
                throw Text("'url' field must be a base64 encoded image.");
        }
    }

    private static int? MaxTokens(JsonElement root) =>
        root.TryGetProperty("max_tokens", out var most) && most.TryGetInt32Tolerantly(out var tokens) && tokens >= 0 ? tokens : null;

    private static IReadOnlyList<string> Strings(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)],
            _ => [],
        };
    }

    private static string? Effort(JsonElement root, DialectTraits dialect)
    {
        var effort = String(root, "reasoning_effort");
        if (effort is null || !dialect.IsLmStudio || Efforts.Contains(effort))
            return effort;
        throw new WireException(WireError.Refused(
            $"Invalid 'reasoning_effort' value: '{effort}'. Supported values: {string.Join(", ", Efforts)}.", "reasoning_effort", "invalid_value"));
    }

    private static string? Schema(JsonElement root, DialectTraits dialect)
    {
        if (!root.TryGetProperty("response_format", out var format) || format.ValueKind != JsonValueKind.Object)
            return null;
        var type = String(format, "type");
        if (type is not ("json_schema" or "text") && !(type == "json_object" && dialect.JsonObjectMode))
            throw Text("'response_format.type' must be 'json_schema' or 'text'");
        return format.TryGetProperty("json_schema", out var wrapper) && wrapper.TryGetProperty("schema", out var schema)
            ? schema.GetRawText()
            : null;
    }

    private static bool TryGetInt32Tolerantly(this JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
    }
}
