using System.Text.Json;

namespace FamilyChat.LmStudio.Models;

/// <summary>Reads LM Studio's own lists: <c>/api/v1/models</c> (0.4.0 and later) and <c>/api/v0/models</c> (0.3.6 and later).</summary>
internal static class NativeModelList
{
    /// <returns>Null if this is no such list, which an older server answers with status 200 too.</returns>
    public static ModelListing? ReadV1(JsonElement root)
    {
        if (root.Items("models") is not { } items)
            return null;
        var models = new List<ModelInfo>();
        int? slots = null;
        foreach (var item in items)
        {
            if (item.Text("type") is "embedding" or "embeddings" || item.Text("key") is not { Length: > 0 } key)
                continue;
            var instances = (item.Items("loaded_instances") ?? []).ToList();
            var configs = instances.Select(i => i.Member("config")).ToList();
            foreach (var parallel in configs.Select(c => c?.Count("parallel") ?? 0).Where(p => p > 0))
                slots = Math.Min(slots ?? parallel, parallel);
            var loadedLength = configs.Select(c => c?.Count("context_length") ?? 0).FirstOrDefault(c => c > 0);
            models.Add(new ModelInfo(
                key,
                item.Text("display_name") is { Length: > 0 } name ? name : key,
                instances.Count > 0 ? ModelState.Loaded : ModelState.Available,
                loadedLength > 0 ? loadedLength : item.Count("max_context_length"))
            {
                InstanceIds = [.. instances.Select(i => i.Text("id") ?? key)],
            });
        }

        return new ModelListing(models, slots);
    }

    /// <inheritdoc cref="ReadV1"/>
    public static ModelListing? ReadV0(JsonElement root)
    {
        if (root.Items("data") is not { } items)
            return null;
        var models = new List<ModelInfo>();
        var loading = false;
        foreach (var item in items)
        {
            // The plain OpenAI list has neither of the two.
            if (item.Text("id") is not { Length: > 0 } id || item.Text("state") is not { } state || item.Text("type") is not { } type)
                continue;
            if (type is "embedding" or "embeddings")
                continue;
            loading |= state == "loading";
            var loaded = state == "loaded";
            var length = loaded ? item.Count("loaded_context_length") : 0;
            models.Add(new ModelInfo(
                id, id, loaded ? ModelState.Loaded : ModelState.Available, length > 0 ? length : item.Count("max_context_length"))
            {
                InstanceIds = loaded ? [id] : [],
            });
        }

        return models.Count == 0 && items.Any() ? null : new ModelListing(models, Loading: loading);
    }
}
