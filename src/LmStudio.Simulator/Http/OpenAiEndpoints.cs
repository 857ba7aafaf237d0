using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary><c>/v1</c>: the API all dialects share.</summary>
internal static class OpenAiEndpoints
{
    /// <summary>With CORS off, a browser's preflight falls into the handler of the post (BT#443).</summary>
    internal static readonly string[] PostAndPreflight = ["POST", "OPTIONS"];

    public static void MapOpenAi(this IEndpointRouteBuilder routes, GenerationHost host)
    {
        routes.MapGet("/v1/models", http => http.Response.WriteJsonAsync(Models(host), http.RequestAborted));
        routes.MapMethods("/v1/chat/completions", PostAndPreflight, http => ChatAsync(host, http, withStats: false));
        routes.MapMethods("/v1/embeddings", PostAndPreflight, http => Embeddings.AnswerAsync(host, http));
    }

    internal static async Task ChatAsync(GenerationHost host, HttpContext http, bool withStats)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        var prompt = ChatRequestReader.Read(exchange.Body, host.Options.Dialect);
        await exchange.GenerateAsync(prompt, Writer);

        ReplyWriter Writer(Behaviour behaviour)
        {
            var style = new OpenAiStyle(host.Options.Dialect)
            {
                IncludeUsage = prompt.IncludeUsage,
                ScriptedRoleInEveryDelta = behaviour.RoleInEveryDelta,
                WithStats = withStats,
            };
            return prompt.Stream && !behaviour.PlainJson
                ? new OpenAiStreamWriter(exchange.EventStream(behaviour), new ErrorResponse(http.Response), style)
                : new OpenAiBodyWriter(http.Response, style);
        }
    }

    private static JsonObject Models(GenerationHost host)
    {
        var models = host.Options.JustInTimeLoading
            ? host.Shelf.Downloaded.Select(model => model.Id).Union(host.Shelf.Loaded.Select(instance => instance.Id))
            : host.Shelf.Loaded.Select(instance => instance.Id);
        return new JsonObject
        {
            ["data"] = new JsonArray([.. models.Select(id => Model(id, host))]),
            ["object"] = "list",
        };
    }

    private static JsonObject Model(string id, GenerationHost host)
    {
        var entry = new JsonObject { ["id"] = id, ["object"] = "model", ["owned_by"] = "organization_owner" };
        if (host.Options.ServerDialect == Dialect.VLlm && host.Shelf.Downloaded.FirstOrDefault(model => model.Id == id) is { } known)
            entry["max_model_len"] = known.LoadedContextLength;
        return entry;
    }
}
