using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary>The two other ways to ask for text: the older <c>/completions</c> and the newer <c>/v1/responses</c>.</summary>
internal static class OtherOpenAiEndpoints
{
    public static void MapOtherOpenAi(this IEndpointRouteBuilder routes, GenerationHost host)
    {
        var chats = new StoredChats();
        routes.MapPost("/v1/completions", http => CompleteAsync(host, http, withStats: false));
        routes.MapPost("/v1/responses", http => RespondAsync(host, chats, http));
    }

    internal static async Task CompleteAsync(GenerationHost host, HttpContext http, bool withStats)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        using var document = ChatRequestReader.Parse(exchange.Body);
        var text = ChatRequestReader.String(document.RootElement, "prompt") ?? throw ChatRequestReader.Text("'prompt' field is required");
        var prompt = Prompt(document.RootElement, [new ChatTurn("user", text)], "max_tokens");
        await exchange.GenerateAsync(prompt, behaviour => new CompletionWriter(
            http.Response,
            Stream(exchange, prompt, behaviour),
            new OpenAiStyle(host.Options.Dialect) { IncludeUsage = prompt.IncludeUsage, WithStats = withStats }));
    }

    private static async Task RespondAsync(GenerationHost host, StoredChats chats, HttpContext http)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        using var document = ChatRequestReader.Parse(exchange.Body);
        var root = document.RootElement;
        if (!root.TryGetProperty("input", out var input))
            throw ChatRequestReader.Text("'input' field is required");
        List<ChatTurn> turns = [.. chats.Find(ChatRequestReader.String(root, "previous_response_id")), .. Turns(input)];
        if (ChatRequestReader.String(root, "instructions") is { } instructions)
            turns.Insert(0, new ChatTurn("system", instructions));
        var prompt = Prompt(root, turns, "max_output_tokens");
        var id = host.NewId("resp_");
        ResponsesWriter? writer = null;
        await exchange.GenerateAsync(prompt, behaviour => writer = new ResponsesWriter(http.Response, Stream(exchange, prompt, behaviour), id));
        chats.Add(id, [.. turns, new ChatTurn("assistant", writer!.Said)]);
    }

    private static ChatPrompt Prompt(JsonElement root, IReadOnlyList<ChatTurn> turns, string limit) => new()
    {
        Model = ChatRequestReader.String(root, "model") ?? "",
        Turns = turns,
        Stream = ChatRequestReader.True(root, "stream"),
        IncludeUsage = root.TryGetProperty("stream_options", out var options) && ChatRequestReader.True(options, "include_usage"),
        MaxTokens = root.TryGetProperty(limit, out var most) && most.ValueKind == JsonValueKind.Number && most.TryGetInt32(out var tokens) && tokens >= 0
            ? tokens
            : null,
    };

    private static EventStream? Stream(Exchange exchange, ChatPrompt prompt, Behaviour behaviour) =>
        prompt.Stream && !behaviour.PlainJson ? exchange.EventStream(behaviour) : null;

    private static IEnumerable<ChatTurn> Turns(JsonElement input) => input.ValueKind == JsonValueKind.Array
        ? input.EnumerateArray().Select(item => new ChatTurn(
            ChatRequestReader.String(item, "role") ?? "user",
            item.TryGetProperty("content", out var content) ? ChatPrompt.TextOf(content) : ""))
        : [new ChatTurn("user", ChatPrompt.TextOf(input))];
}
