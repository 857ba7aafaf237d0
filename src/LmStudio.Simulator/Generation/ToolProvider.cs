using System.Text.Json;
using System.Text.Json.Nodes;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>
/// The <c>integrations</c> of a request to <c>/api/v1/chat</c>: plug-ins by name, and MCP servers given with the request. A tool is the first's
/// that allows it.
/// </summary>
internal sealed class ToolProvider
{
    private readonly List<(JsonObject Info, IReadOnlyList<string>? Allowed)> _providers = [];

    public static ToolProvider Of(JsonElement root)
    {
        var tools = new ToolProvider();
        if (root.TryGetProperty("integrations", out var integrations) && integrations.ValueKind == JsonValueKind.Array)
            tools._providers.AddRange(integrations.EnumerateArray().Select(Read));
        return tools;
    }

    /// <summary>What the events call <c>provider_info</c>; empty when nobody offers the tool.</summary>
    public JsonObject Info(string tool) =>
        _providers.Find(provider => provider.Allowed?.Contains(tool) != false).Info?.DeepClone().AsObject() ?? [];

    private static (JsonObject Info, IReadOnlyList<string>? Allowed) Read(JsonElement integration)
    {
        if (integration.ValueKind != JsonValueKind.Object)
            return (Plugin(integration.ToString()), null);
        IReadOnlyList<string>? allowed = integration.TryGetProperty("allowed_tools", out var names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(name => name.ToString())]
            : null;
        return integration.TryGetProperty("server_label", out var label)
            ? (new JsonObject { ["type"] = "ephemeral_mcp", ["server_label"] = label.ToString() }, allowed)
            : (Plugin(integration.TryGetProperty("id", out var id) ? id.ToString() : ""), allowed);
    }

    private static JsonObject Plugin(string id) => new() { ["type"] = "plugin", ["plugin_id"] = id };
}
