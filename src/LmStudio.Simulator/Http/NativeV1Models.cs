using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary><c>/api/v1/models</c>: the list that tells most, and loading and unloading by hand.</summary>
internal static class NativeV1Models
{
    public static Task ListAsync(GenerationHost host, HttpContext http)
    {
        var loaded = host.Shelf.Loaded;
        return http.Response.WriteJsonAsync(
            new JsonObject { ["models"] = new JsonArray([.. host.Shelf.Downloaded.Select(model => Entry(model, loaded, host.Shelf))]) },
            http.RequestAborted);
    }

    public static async Task LoadAsync(GenerationHost host, HttpContext http)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        using var document = ChatRequestReader.Parse(exchange.Body);
        var id = ChatRequestReader.String(document.RootElement, "model") ?? "";
        var model = host.Shelf.Downloaded.FirstOrDefault(known => known.Id == id) ?? throw Missing(id);
        int? context = document.RootElement.TryGetProperty("context_length", out var length) && length.ValueKind == JsonValueKind.Number
            ? length.GetInt32()
            : null;
        var clock = host.Options.TimeProvider;
        var started = clock.GetTimestamp();
        var instance = await host.Shelf.LoadAsync(model, context, http.RequestAborted);
        await http.Response.WriteJsonAsync(
            new JsonObject
            {
                ["type"] = TypeOf(model),
                ["instance_id"] = instance.Id,
                ["load_time_seconds"] = Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3),
                ["status"] = "loaded",
                ["load_config"] = Config(instance),
            },
            http.RequestAborted);
    }

    public static async Task UnloadAsync(GenerationHost host, HttpContext http)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        using var document = ChatRequestReader.Parse(exchange.Body);
        var id = ChatRequestReader.String(document.RootElement, "instance_id") ?? "";
        if (!host.Shelf.Unload(id))
            throw Missing(id);
        await http.Response.WriteJsonAsync(new JsonObject { ["instance_id"] = id }, http.RequestAborted);
    }

    internal static WireException Missing(string id) => new(new WireError(404, $"Invalid model identifier \"{id}\".")
    {
        Type = "invalid_request",
        Param = "model",
        Code = "model_not_found",
        Shape = ErrorShape.Nested,
    });

    private static string TypeOf(SimulatedModel model) => model.Kind == ModelKind.Embedding ? "embedding" : "llm";

    private static JsonObject Config(ModelInstance instance) =>
        new() { ["context_length"] = instance.ContextLength, ["parallel"] = instance.Parallel };

    private static JsonObject Entry(SimulatedModel model, IReadOnlyList<ModelInstance> loaded, ModelShelf shelf)
    {
        var entry = new JsonObject
        {
            ["type"] = TypeOf(model),
            ["publisher"] = model.Publisher,
            ["key"] = model.Id,
            ["display_name"] = model.DisplayName,
            ["architecture"] = model.Architecture,
            ["quantization"] = new JsonObject { ["name"] = model.Quantization, ["bits_per_weight"] = model.BitsPerWeight },
            ["size_bytes"] = model.SizeBytes,
            ["params_string"] = model.ParametersText,
            ["loaded_instances"] = new JsonArray([.. loaded.Where(one => one.Model == model).Select(one => Instance(one, shelf))]),
            ["max_context_length"] = model.MaxContextLength,
            ["format"] = model.Format,
        };
        if (model.Kind != ModelKind.Embedding)
            entry["capabilities"] = Capabilities(model);
        entry["description"] = null;
        return entry;
    }

    private static JsonObject Instance(ModelInstance instance, ModelShelf shelf)
    {
        var entry = new JsonObject { ["id"] = instance.Id, ["config"] = Config(instance) };
        if (shelf.Remaining(instance) is { } left)
            entry["remaining_ttl_seconds"] = (int)left.TotalSeconds;
        return entry;
    }

    private static JsonObject Capabilities(SimulatedModel model)
    {
        var capabilities = new JsonObject
        {
            ["vision"] = model.Kind == ModelKind.Vlm,
            ["trained_for_tool_use"] = model.TrainedForTools,
        };
        if (model.Reasons)
            capabilities["reasoning"] = new JsonObject { ["allowed_options"] = new JsonArray("off", "on"), ["default"] = "on" };
        return capabilities;
    }
}
