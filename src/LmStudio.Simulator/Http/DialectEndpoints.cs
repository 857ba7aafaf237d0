using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary>The routes by which a client tells one server from another.</summary>
internal static class DialectEndpoints
{
    public static void MapDialect(this IEndpointRouteBuilder routes, GenerationHost host)
    {
        switch (host.Options.ServerDialect)
        {
            case Dialect.LlamaServer:
                routes.MapGet("/health", http => Send(http, new JsonObject { ["status"] = "ok" }));
                routes.MapGet("/props", http => Send(http, Properties(host)));
                break;
            case Dialect.Ollama:
                routes.MapGet("/", http => http.Response.WriteAsync("Ollama is running", http.RequestAborted));
                routes.MapGet("/api/version", http => Send(http, new JsonObject { ["version"] = "0.12.6" }));
                routes.MapGet("/api/tags", http => Send(http, Tags(host)));
                break;
            case Dialect.VLlm:
                routes.MapGet("/health", _ => Task.CompletedTask);
                routes.MapGet("/version", http => Send(http, new JsonObject { ["version"] = "0.14.0" }));
                break;
            default:
                routes.MapGet("/lmstudio-greeting", http => Send(http, new JsonObject { ["lmstudio"] = true }));
                routes.MapMessages(host);
                routes.MapNativeV0(host);
                routes.MapNativeV1(host);
                break;
        }
    }

    private static Task Send(HttpContext http, JsonObject body) => http.Response.WriteJsonAsync(body, http.RequestAborted);

    private static JsonObject Properties(GenerationHost host) => new()
    {
        ["default_generation_settings"] = new JsonObject { ["n_ctx"] = host.Shelf.Loaded is [var first, ..] ? first.ContextLength : 0 },
        ["total_slots"] = host.Options.Slots,
    };

    private static JsonObject Tags(GenerationHost host) => new()
    {
        ["models"] = new JsonArray([.. host.Shelf.Downloaded.Select(model => (JsonNode)new JsonObject
        {
            ["name"] = model.Id,
            ["model"] = model.Id,
            ["size"] = model.SizeBytes,
        })]),
    };
}
