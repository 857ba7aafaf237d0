using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>Which loaded model answers a request that names one; pure.</summary>
internal static class ModelChoice
{
    private const string NothingLoaded =
        "No models loaded. Please load a model in the developer page or use the 'lms load' command.";

    private const string SeveralLoaded = "Multiple models are loaded. Please specify a model by providing a 'model' field.";

    /// <returns>The instance, or null when the model named is on disk and is to be loaded.</returns>
    /// <exception cref="WireException">None can.</exception>
    public static ModelInstance? Choose(
        string name, bool embedding, IReadOnlyList<ModelInstance> loaded, IReadOnlyList<SimulatedModel> onDisk, SimulatorOptions options)
    {
        var fitting = loaded.Where(instance => instance.Model.Kind == ModelKind.Embedding == embedding).ToList();
        if (fitting.Find(instance => instance.Id == name) is { } exact)
            return exact;
        if (fitting.Where(instance => instance.Model.Id == name).MinBy(instance => instance.InUse) is { } same)
            return same;

        if (options.JustInTimeLoading && onDisk.Any(model => model.Id == name))
            return null;
        if (options.Dialect.ModelMustExist)
            throw new WireException(WireError.ModelNotFound(name, options.Dialect));
        return fitting.Count switch
        {
            0 => throw new WireException(WireError.Refused(NothingLoaded, param: "model")),
            > 1 when name.Length == 0 => throw new WireException(WireError.Refused(SeveralLoaded, "model", "model_not_found")),
            _ => fitting[0],
        };
    }
}
