using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>The error of a prompt that does not fit, in the words of the engine that would say it.</summary>
internal static class Overflow
{
    public static WireError Error(SimulatorOptions options, int tokens, int context) => options.ServerDialect switch
    {
        Dialect.LlamaServer => new(400, $"request ({tokens} tokens) exceeds the available context size ({context} tokens), try increasing it")
        {
            Type = "exceed_context_size_error",
            Shape = ErrorShape.NumericCode,
            Numbers = new Dictionary<string, int> { ["n_prompt_tokens"] = tokens, ["n_ctx"] = context },
        },
        Dialect.VLlm => new(
            400,
            $"This model's maximum context length is {context} tokens. However, your request has {tokens} input tokens. "
            + "Please reduce the length of the input messages.")
        {
            Type = "BadRequestError",
        },
        _ => new(400, LmStudio(options.OverflowWording, tokens, context)) { Type = null },
    };

    private static string LmStudio(OverflowWording wording, int tokens, int context) => wording switch
    {
        OverflowWording.LlamaCpp =>
            $"Trying to keep the first {tokens} tokens when context the overflows. However, the model is loaded with context length of only "
            + $"{context} tokens, which is not enough. Try to load the model with a larger context length, or provide a shorter input "
            + $"(n_keep: {tokens} is greater than the context length n_ctx: {context})",
        _ => $"Input does not fit in context length. The input has {tokens} tokens, but the context length only supports {context} tokens.",
    };
}
