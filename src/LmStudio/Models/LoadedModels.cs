using FamilyChat.LmStudio.Http;

namespace FamilyChat.LmStudio.Models;

/// <summary>
/// The latest status, so that a request reaches the copy of its model that is in memory: asked for by any other name, LM Studio
/// loads a second copy, or lets another model answer.
/// </summary>
internal sealed class LoadedModels(TimeProvider time)
{
    /// <summary>Older knowledge misleads more than it helps.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(30);

    private volatile Known? _known;

    public void Remember(ServerAddress address, ModelServerStatus status) =>
        _known = new Known(address.ToString(), time.GetTimestamp(), status);

    public ModelServerStatus? Recent(ServerAddress address) =>
        _known is { } known && known.Server == address.ToString() && time.GetElapsedTime(known.At) < Validity ? known.Status : null;

    /// <summary>What to call the model asked for.</summary>
    public string AddressOf(ServerAddress address, string asked)
    {
        var model = Recent(address)?.Models.FirstOrDefault(m => m.Id == asked);
        return model is null ? asked : Addressable(model);
    }

    /// <summary>What to call whichever model is there, or null if none is known.</summary>
    public string? Any(ServerAddress address)
    {
        var models = Recent(address)?.Models ?? [];
        var model = models.FirstOrDefault(m => m.State == ModelState.Loaded) ?? (models.Count > 0 ? models[0] : null);
        return model is null ? null : Addressable(model);
    }

    private static string Addressable(ModelInfo model) =>
        model.InstanceIds.Count == 0 || model.InstanceIds.Contains(model.Id) ? model.Id : model.InstanceIds[0];

    private sealed record Known(string Server, long At, ModelServerStatus Status);
}
