using System.Net;

namespace FamilyChat.LmStudio.Models;

/// <summary>What all of a server's answers together say about it.</summary>
/// <param name="Hint">What the one who chose the address knows about it.</param>
/// <param name="Waiting">A request of ours waits for its first part right now.</param>
internal sealed record StatusEvidence(
    ModelServerKind? Hint, ProbeAnswer Greeting, ProbeAnswer NativeV1, ProbeAnswer NativeV0, ProbeAnswer OpenAi, bool Waiting);

/// <summary>Decides a server's status from the evidence.</summary>
internal static class StatusDecider
{
    public static ModelServerStatus Decide(StatusEvidence evidence)
    {
        var native = Read(evidence.NativeV1, NativeModelList.ReadV1) ?? Read(evidence.NativeV0, NativeModelList.ReadV0);
        var openAi = Read(evidence.OpenAi, OpenAiModelList.Read);
        var greeted = evidence.Greeting.Content?.Member("lmstudio") is not null;
        var kind = evidence.Hint
            ?? (native is not null || greeted || openAi is null ? ModelServerKind.LmStudio : ModelServerKind.OpenAiCompatible);

        if (native is null && openAi is null)
            return Without(kind, evidence);
        var models = native is null ? openAi!.Models : Usable(native.Models, openAi?.Models);
        var loading = native?.Loading == true || (evidence.Waiting && native is not null);
        var state = models.Any(m => m.State == ModelState.Loaded) ? ModelServerState.Ready
            : loading ? ModelServerState.Loading
            : models.Count > 0 ? ModelServerState.Ready
            : ModelServerState.NoModel;
        return new ModelServerStatus(kind, Name(kind), state, Detail(state), Math.Max(native?.Slots ?? 1, 1), models);
    }

    /// <param name="hint">What the server is, if known.</param>
    /// <param name="setting">The setting that can't be right.</param>
    public static ModelServerStatus Misconfigured(ModelServerKind? hint, string setting)
    {
        var kind = hint ?? ModelServerKind.LmStudio;
        var detail = $"The model server's {setting} can't be right; the family admin can correct it in the settings.";
        return new ModelServerStatus(kind, Name(kind), ModelServerState.Unreachable, detail, 1, []);
    }

    /// <summary>
    /// LM Studio's own list has every model on the disk; <c>/v1/models</c> has those a request may ask for: all of them when it loads
    /// on demand, else the loaded ones only.
    /// </summary>
    private static IReadOnlyList<ModelInfo> Usable(IReadOnlyList<ModelInfo> models, IReadOnlyList<ModelInfo>? servable) =>
        servable is null
            ? models
            : [.. models.Where(m => m.State == ModelState.Loaded || servable.Any(s => ModelId.IsSame(m.Id, s.Id)))];

    private static ModelServerStatus Without(ModelServerKind kind, StatusEvidence evidence)
    {
        ProbeAnswer[] answers = [evidence.Greeting, evidence.NativeV1, evidence.NativeV0, evidence.OpenAi];
        var (state, detail) =
            answers.Any(a => a.Refused) ? (ModelServerState.Unreachable, "The model server asks for a token; the family admin can enter it in the settings.")
            : answers.Any(a => a.Status == HttpStatusCode.ServiceUnavailable) ? (ModelServerState.Loading, Detail(ModelServerState.Loading))
            : answers.All(a => a.Status is null) ? (ModelServerState.Unreachable, Detail(ModelServerState.Unreachable))
            : (ModelServerState.Unreachable, "Something answers at the model server's address, but it is not a model server.");
        return new ModelServerStatus(kind, Name(kind), state, detail, 1, []);
    }

    private static ModelListing? Read(ProbeAnswer answer, Func<System.Text.Json.JsonElement, ModelListing?> read) =>
        answer.Content is { } content ? read(content) : null;

    private static string Name(ModelServerKind kind) => kind switch
    {
        ModelServerKind.LmStudio => "LM Studio",
        ModelServerKind.Demo => "Demo model",
        _ => "Model server",
    };

    private static string Detail(ModelServerState state) => state switch
    {
        ModelServerState.Loading => "The model is being loaded.",
        ModelServerState.NoModel => "No model is loaded; load one in LM Studio.",
        ModelServerState.Unreachable => "The model server does not answer; its computer or LM Studio may be switched off.",
        _ => string.Empty,
    };
}
