using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary>Reads the body of <c>POST /api/v1/chat</c>, which is strict about its keys.</summary>
internal static class NativeChatReader
{
    private static readonly string[] Known =
        ["model", "input", "system_prompt", "integrations", "stream", "temperature", "top_p", "top_k", "min_p", "repeat_penalty",
         "max_output_tokens", "reasoning", "context_length", "store", "previous_response_id"];

    public static ChatPrompt Read(JsonElement root, IReadOnlyList<ChatTurn> earlier)
    {
        RefuseUnknownKeys(root);
        if (!root.TryGetProperty("input", out var input))
            throw Invalid("'input' is required", "input", "missing_required_parameter");
        var turns = new List<ChatTurn>(earlier);
        if (ChatRequestReader.String(root, "system_prompt") is { } system)
            turns.Insert(0, new ChatTurn("system", system));
        turns.Add(new ChatTurn("user", Text(input)));
        return new ChatPrompt
        {
            Model = ChatRequestReader.String(root, "model") ?? "",
            Turns = turns,
            Stream = ChatRequestReader.True(root, "stream"),
            MaxTokens = root.TryGetProperty("max_output_tokens", out var most) && most.ValueKind == JsonValueKind.Number ? most.GetInt32() : null,
            Tools = ToolProvider.Of(root),
            ReasoningEffort = ChatRequestReader.String(root, "reasoning") == "off" ? "none" : ChatRequestReader.String(root, "reasoning"),
        };
    }

    internal static WireException Invalid(string message, string? param, string code) => new(new WireError(400, message)
    {
        Type = "invalid_request",
        Param = param,
        Code = code,
        Shape = ErrorShape.Nested,
    });

    private static void RefuseUnknownKeys(JsonElement root)
    {
        var unknown = root.EnumerateObject().Select(member => member.Name).Where(name => !Known.Contains(name)).ToList();
        if (unknown.Count > 0)
            throw Invalid($"Unrecognized key(s) in object: {string.Join(", ", unknown.Select(name => $"'{name}'"))}", param: null, "unrecognized_keys");
    }

    /// <summary>A text, or parts of type <c>text</c>; the documentation's <c>message</c> is refused, as the server does (docs#253).</summary>
    private static string Text(JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Array)
            return ChatPrompt.TextOf(input);
        var parts = input.EnumerateArray().ToList();
        if (parts.Exists(part => ChatRequestReader.String(part, "type") is not ("text" or "image")))
            throw Invalid("Invalid discriminator value. Expected 'text' | 'image'", "input", "invalid_union");
        return string.Concat(parts.Select(part => ChatRequestReader.String(part, "content")));
    }
}
