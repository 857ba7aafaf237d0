using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>An instance in the words of <c>/api/v0</c>'s <c>model_info</c>.</summary>
internal static class ModelFactsOf
{
    public static ModelFacts Instance(ModelInstance instance) =>
        new(instance.Model.Architecture, instance.Model.Quantization, instance.Model.Format, instance.ContextLength);
}
