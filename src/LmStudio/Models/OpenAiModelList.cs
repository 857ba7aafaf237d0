using System.Text.Json;

namespace FamilyChat.LmStudio.Models;

/// <summary>Reads <c>/v1/models</c>, which every compatible server has and which says little.</summary>
internal static class OpenAiModelList
{
    /// <returns>Null if this is no such list.</returns>
    public static ModelListing? Read(JsonElement root)
    {
        if (root.Items("data") is not { } items)
            return null;
        var ids = items.Select(i => (Item: i, Id: i.Text("id"))).Where(m => m.Id is { Length: > 0 } && !Embeds(m.Id)).ToList();
        // A server with one model holds it; one with several may load them on demand, and does not say.
        var state = ids.Count == 1 ? ModelState.Loaded : ModelState.Available;
        return new ModelListing([.. ids.Select(m => new ModelInfo(m.Id!, m.Id!, state, ContextLength(m.Item)))]);
    }

    // The list has no types; embedding models are known by their names only (text-embedding-nomic-embed-text-v1.5).
    private static bool Embeds(string id) => id.Contains("embed", StringComparison.OrdinalIgnoreCase);

    // vLLM says max_model_len; llama.cpp says what it was started with, and else what the model was trained for.
    private static int ContextLength(JsonElement item)
    {
        if (item.Count("max_model_len") is > 0 and var vllm)
            return vllm;
        if (item.Member("meta") is not { } meta)
            return item.Count("context_length");
        return meta.Count("n_ctx") is > 0 and var started ? started : meta.Count("n_ctx_train");
    }
}
