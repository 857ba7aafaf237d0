using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary><c>POST /v1/messages</c>, Anthropic's shape, since 0.4.1. Source of the format: docs.anthropic.com, Messages and Streaming.</summary>
internal static class MessagesEndpoint
{
    public static void MapMessages(this IEndpointRouteBuilder routes, GenerationHost host) =>
        routes.MapPost("/v1/messages", http => AnswerAsync(host, http));

    private static async Task AnswerAsync(GenerationHost host, HttpContext http)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        var prompt = Read(exchange.Body);
        await exchange.GenerateAsync(prompt, behaviour => new MessagesWriter(
            http.Response,
            prompt.Stream && !behaviour.PlainJson ? exchange.EventStream(behaviour) : null,
            host.NewId("msg_")));
    }

    private static ChatPrompt Read(string body)
    {
        using var document = ChatRequestReader.Parse(body);
        var root = document.RootElement;
        if (!root.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            throw Required("messages");
        // The one limit that this API demands.
        if (!root.TryGetProperty("max_tokens", out var most) || most.ValueKind != JsonValueKind.Number || !most.TryGetInt32(out var tokens) || tokens < 1)
            throw Required("max_tokens");
        List<ChatTurn> turns = root.TryGetProperty("system", out var system) ? [new ChatTurn("system", ChatPrompt.TextOf(system))] : [];
        turns.AddRange(messages.EnumerateArray().Select(Turn));
        return new ChatPrompt
        {
            Model = ChatRequestReader.String(root, "model") ?? "",
            Turns = turns,
            Stream = ChatRequestReader.True(root, "stream"),
            MaxTokens = tokens,
            Stops = root.TryGetProperty("stop_sequences", out var stops) && stops.ValueKind == JsonValueKind.Array
                ? [.. stops.EnumerateArray().Select(one => one.ToString())]
                : [],
        };
    }

    private static ChatTurn Turn(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw Required("messages");
        return new ChatTurn(
            ChatRequestReader.String(message, "role") ?? "user",
            message.TryGetProperty("content", out var content) ? ChatPrompt.TextOf(content) : "");
    }

    private static WireException Required(string field) =>
        new(new WireError(400, $"{field}: Field required") { Shape = ErrorShape.Messages });
}
