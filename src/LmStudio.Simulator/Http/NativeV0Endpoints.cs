using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary><c>/api/v0</c>: LM Studio's older native API.</summary>
internal static class NativeV0Endpoints
{
    public static void MapNativeV0(this IEndpointRouteBuilder routes, GenerationHost host)
    {
        routes.MapGet("/api/v0/models", http => http.Response.WriteJsonAsync(List(host), http.RequestAborted));
        routes.MapGet("/api/v0/models/{**id}", http => OneAsync(host, http));
        routes.MapMethods(
            "/api/v0/chat/completions", OpenAiEndpoints.PostAndPreflight, http => OpenAiEndpoints.ChatAsync(host, http, withStats: true));
        routes.MapPost("/api/v0/completions", http => OtherOpenAiEndpoints.CompleteAsync(host, http, withStats: true));
        routes.MapMethods("/api/v0/embeddings", OpenAiEndpoints.PostAndPreflight, http => Embeddings.AnswerAsync(host, http));
    }

    private static JsonObject List(GenerationHost host) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. host.Shelf.Downloaded.Select(model => Entry(model, host.Shelf.Loaded))]),
    };

    private static Task OneAsync(GenerationHost host, HttpContext http)
    {
        var id = (string?)http.GetRouteValue("id");
        return host.Shelf.Downloaded.FirstOrDefault(model => model.Id == id) is { } model
            ? http.Response.WriteJsonAsync(Entry(model, host.Shelf.Loaded), http.RequestAborted)
            : throw new WireException(WireError.ModelNotFound(id ?? "", host.Options.Dialect));
    }

    private static JsonObject Entry(SimulatedModel model, IReadOnlyList<ModelInstance> loaded)
    {
        var instance = loaded.FirstOrDefault(one => one.Model == model);
        var entry = new JsonObject
        {
            ["id"] = model.Id,
            ["object"] = "model",
            ["type"] = model.Kind switch { ModelKind.Embedding => "embeddings", ModelKind.Vlm => "vlm", _ => "llm" },
            ["publisher"] = model.Publisher,
            ["arch"] = model.Architecture,
            ["compatibility_type"] = model.Format,
            ["quantization"] = model.Quantization,
            ["state"] = instance is null ? "not-loaded" : "loaded",
            ["max_context_length"] = model.MaxContextLength,
        };
        if (instance is not null)
            entry["loaded_context_length"] = instance.ContextLength;
        if (model.Kind != ModelKind.Embedding)
            entry["capabilities"] = model.TrainedForTools ? new JsonArray("tool_use") : [];
        return entry;
    }
}
