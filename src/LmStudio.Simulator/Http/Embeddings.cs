using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary>Vectors from the letters of a text: the same text the same vector, similar texts near ones.</summary>
internal static class Embeddings
{
    private const int Dimensions = 64;

    public static async Task AnswerAsync(GenerationHost host, HttpContext http)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        using var document = ChatRequestReader.Parse(exchange.Body);
        var root = document.RootElement;
        if (!root.TryGetProperty("input", out var input))
            throw ChatRequestReader.Text("'input' field is required");
        List<string> texts = input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray().Select(one => one.ToString())] : [input.ToString()];
        var prompt = new ChatPrompt { Model = ChatRequestReader.String(root, "model") ?? "", Turns = [.. texts.Select(text => new ChatTurn("user", text))] };
        await exchange.WorkAsync(prompt, instance => http.Response.WriteJsonAsync(Body(texts, instance), http.RequestAborted));
    }

    private static JsonObject Body(IReadOnlyList<string> texts, ModelInstance instance)
    {
        var data = texts.Select((text, index) => (JsonNode)new JsonObject
        {
            ["object"] = "embedding",
            ["embedding"] = new JsonArray([.. Vector(text).Select(part => (JsonNode)part)]),
            ["index"] = index,
        });
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. data]),
            ["model"] = instance.Id,
            ["usage"] = new JsonObject { ["prompt_tokens"] = 0, ["total_tokens"] = 0 },
        };
    }

    private static double[] Vector(string text)
    {
        var counts = new double[Dimensions];
        for (var i = 0; i + 1 < text.Length; i++)
            counts[((char.ToLowerInvariant(text[i]) * 31) + char.ToLowerInvariant(text[i + 1])) % Dimensions]++;
        var length = Math.Sqrt(counts.Sum(count => count * count));
        return length == 0 ? counts : [.. counts.Select(count => Math.Round(count / length, 6))];
    }
}
