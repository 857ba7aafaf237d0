using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>The servers that speak like OpenAI's, as far as a client can tell them apart.</summary>
public enum Dialect
{
    LmStudio,
    LlamaServer,
    Ollama,
    VLlm,
}

/// <summary>What one dialect does differently; each difference is data, so that there is one code path.</summary>
internal sealed record DialectTraits
{
    private static readonly DialectTraits LmStudio = new()
    {
        Dialect = Dialect.LmStudio,
        JsonObjectMode = false,
        DataErrors = false,
        Overflow = OverflowRule.ErrorEvent,
    };

    private static readonly DialectTraits LlamaServer = new()
    {
        Dialect = Dialect.LlamaServer,
        Opening = OpeningDelta.RoleAndNull,
        UsageOnFinish = true,
        ErrorShape = ErrorShape.NumericCode,
        RefusesWhileLoading = true,
    };

    private static readonly DialectTraits Ollama = new()
    {
        Dialect = Dialect.Ollama,
        ReasoningPlace = ReasoningPlace.Reasoning,
        RoleInEveryDelta = true,
        ModelMustExist = true,
        Overflow = OverflowRule.CutSilently,
        HeadersAtFirstToken = true,
        WholeToolCalls = true,
    };

    private static readonly DialectTraits VLlm = new()
    {
        Dialect = Dialect.VLlm,
        ReasoningPlace = ReasoningPlace.Reasoning,
        Opening = OpeningDelta.RoleAndEmpty,
        ModelMustExist = true,
    };

    public required Dialect Dialect { get; init; }
    public ReasoningPlace ReasoningPlace { get; init; } = ReasoningPlace.ReasoningContent;
    public OpeningDelta Opening { get; init; }

    /// <summary>Ollama repeats the role and an empty content in every delta.</summary>
    public bool RoleInEveryDelta { get; init; }

    /// <summary>llama-server sends usage beside <c>timings</c> on the finishing chunk, asked or not.</summary>
    public bool UsageOnFinish { get; init; }

    /// <summary>An unknown model is a 404; LM Studio and llama-server answer with what they have.</summary>
    public bool ModelMustExist { get; init; }
    public bool JsonObjectMode { get; init; } = true;
    public ErrorShape ErrorShape { get; init; }

    /// <summary>Errors within a stream are <c>data: {"error":…}</c>; LM Studio has <c>event: error</c>.</summary>
    public bool DataErrors { get; init; } = true;
    public OverflowRule Overflow { get; init; }

    /// <summary>Response headers wait for the first token.</summary>
    public bool HeadersAtFirstToken { get; init; }

    /// <summary>A tool call comes whole in one delta.</summary>
    public bool WholeToolCalls { get; init; }

    /// <summary>503 while the model loads, in place of waiting.</summary>
    public bool RefusesWhileLoading { get; init; }

    /// <summary>The native lists, the greeting, and 200 for unknown routes.</summary>
    public bool IsLmStudio => Dialect == Dialect.LmStudio;

    public string MissingModel(string model) => Dialect switch
    {
        Dialect.Ollama => $"model '{model}' not found",
        Dialect.VLlm => $"The model `{model}` does not exist.",
        _ => $"Invalid model identifier \"{model}\".",
    };

    public static DialectTraits Of(Dialect dialect) => dialect switch
    {
        Dialect.LlamaServer => LlamaServer,
        Dialect.Ollama => Ollama,
        Dialect.VLlm => VLlm,
        _ => LmStudio,
    };
}

/// <summary>What comes before the first text.</summary>
internal enum OpeningDelta
{
    /// <summary>The role rides with the first text.</summary>
    None,

    /// <summary><c>role</c> and <c>content:null</c>.</summary>
    RoleAndNull,

    /// <summary><c>role</c> and <c>content:""</c>.</summary>
    RoleAndEmpty,
}

/// <summary>What happens to a prompt that does not fit the context.</summary>
internal enum OverflowRule
{
    /// <summary>A 400 also for streams.</summary>
    Refuse,

    /// <summary>200, then an error event; a 400 when not streaming.</summary>
    ErrorEvent,

    /// <summary>The head is cut off and nothing is said.</summary>
    CutSilently,
}
