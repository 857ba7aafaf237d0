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
        var slots = Math.Max(native?.Slots ?? 1, 1);
        return models.Any(m => m.State == ModelState.Loaded) ? Ready()
            : loading ? NotReady(kind, ModelServerProblem.Loading, slots, models)
            : models.Count > 0 ? Ready()
            : NotReady(kind, ModelServerProblem.NoModel, slots, models);

        ModelServerStatus Ready() => new(kind, Name(kind), ModelServerState.Ready, string.Empty, slots, models);
    }

    /// <param name="hint">What the server is, if known.</param>
    /// <param name="problem">The setting that can't be right.</param>
    public static ModelServerStatus Misconfigured(ModelServerKind? hint, ModelServerProblem problem) =>
        NotReady(hint ?? ModelServerKind.LmStudio, problem);

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
        return NotReady(
            kind,
            answers.Any(a => a.Refused) ? ModelServerProblem.WantsToken
            : answers.Any(a => a.Status == HttpStatusCode.ServiceUnavailable) ? ModelServerProblem.Loading
            : answers.All(a => a.Status is null) ? ModelServerProblem.NoAnswer
            : ModelServerProblem.NotAModelServer);
    }

    private static ModelServerStatus NotReady(ModelServerKind kind, ModelServerProblem problem, int slots = 1, IReadOnlyList<ModelInfo>? models = null) =>
        new(kind, Name(kind), State(problem), Detail(problem), slots, models ?? []) { Problem = problem };

    private static ModelListing? Read(ProbeAnswer answer, Func<System.Text.Json.JsonElement, ModelListing?> read) =>
        answer.Content is { } content ? read(content) : null;

    private static string Name(ModelServerKind kind) => kind switch
    {
        ModelServerKind.LmStudio => "LM Studio",
        ModelServerKind.Demo => "Demo model",
        _ => "Model server",
    };

    private static ModelServerState State(ModelServerProblem problem) => problem switch
    {
        ModelServerProblem.Loading => ModelServerState.Loading,
        ModelServerProblem.NoModel => ModelServerState.NoModel,
        _ => ModelServerState.Unreachable,
    };

    private static string Detail(ModelServerProblem problem) => problem switch
    {
        ModelServerProblem.Loading => "The model is being loaded.",
        ModelServerProblem.NoModel => "No model is loaded; load one in LM Studio.",
        ModelServerProblem.WantsToken => "The model server asks for a token; the family admin can enter it in the settings.",
        ModelServerProblem.NotAModelServer => "Something answers at the model server's address, but it is not a model server.",
        ModelServerProblem.WrongAddress => "The model server's address can't be right; the family admin can correct it in the settings.",
        ModelServerProblem.WrongToken => "The model server's token can't be right; the family admin can correct it in the settings.",
        _ => "The model server does not answer; its computer or LM Studio may be switched off.",
    };
}
