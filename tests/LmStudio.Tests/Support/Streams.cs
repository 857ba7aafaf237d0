namespace FamilyChat.LmStudio.Tests.Support;

/// <summary>What servers really sent, line for line.</summary>
internal static class Streams
{
    private const string Envelope =
        """{"id":"chatcmpl-j872ndpj6hybd9tmqk38m","object":"chat.completion.chunk","created":1790614494,"model":"google/gemma-4-e4b","system_fingerprint":"google/gemma-4-e4b",""";

    /// <summary>LM Studio 0.4.24, an answer without thinking.</summary>
    public static readonly string Plain =
        Choice("""{"role":"assistant","content":"Hello"}""") +
        Choice("""{"content":" there"}""") +
        Choice("""{"content":""}""") +
        Choice("{}", "stop") +
        Usage(22, 8) +
        Done;

    /// <summary>LM Studio 0.4.24, Qwen thinking first.</summary>
    public static readonly string Reasoning =
        Choice("""{"role":"assistant","reasoning_content":"We"}""") +
        Choice("""{"reasoning_content":" need"}""") +
        Choice("""{"content":"\n\n"}""") +
        Choice("""{"content":"3"}""") +
        Choice("{}", "stop") +
        Usage(40, 12, 9) +
        Done;

    /// <summary>gpt-oss since 0.3.23: the other field.</summary>
    public static readonly string ReasoningOtherField = Reasoning.Replace("reasoning_content", "reasoning", StringComparison.Ordinal);

    /// <summary>LM Studio 0.4.24, a tool call in fragments.</summary>
    public static readonly string ToolCall =
        Choice("""{"tool_calls":[{"index":0,"id":"456579262","type":"function","function":{"name":"get_weather","arguments":""}}]}""") +
        Choice("""{"tool_calls":[{"index":0,"type":"function","function":{"arguments":"{\"city\":\"Paris\"}"}}]}""") +
        Choice("{}", "tool_calls") +
        Usage(22, 8) +
        Done;

    /// <summary>LM Studio 0.4.21 MLX: the prompt does not fit.</summary>
    public const string Overflow =
        "event: error\n" +
        """data: {"error":{"message":"Input does not fit in context length. The input has 31430 tokens, but the context length only supports 30000 tokens."},"message":"Input does not fit in context length. The input has 31430 tokens, but the context length only supports 30000 tokens."}""" +
        "\n\n";

    /// <summary>LM Studio, non-streaming: a whole reply as one JSON body.</summary>
    public const string Whole =
        """
        {"id":"chatcmpl-x","object":"chat.completion","created":1790614494,"model":"google/gemma-4-e4b","choices":[{"index":0,"message":{"role":"assistant","content":"Hello there, how are you?","reasoning_content":"","tool_calls":[]},"logprobs":null,"finish_reason":"stop"}],
         "usage":{"prompt_tokens":22,"completion_tokens":8,"total_tokens":30,"completion_tokens_details":{"reasoning_tokens":0}},"stats":{},"system_fingerprint":"x"}
        """;

    /// <summary>llama.cpp: a role chunk with null, and the usage beside the timings on the finish chunk.</summary>
    public const string LlamaCpp =
        """
        data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1757141666,"id":"chatcmpl-a","model":"gpt-4o-mini","system_fingerprint":"b6396","object":"chat.completion.chunk"}

        data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"Hi"}}],"created":1757141666,"id":"chatcmpl-a","model":"gpt-4o-mini","object":"chat.completion.chunk"}

        data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1757141666,"id":"chatcmpl-a","model":"gpt-4o-mini","object":"chat.completion.chunk","usage":{"completion_tokens":2,"prompt_tokens":5,"total_tokens":7},"timings":{"prompt_n":5,"prompt_ms":12.5}}

        data: [DONE]


        """;

    /// <summary>Ollama: role and empty content in every chunk, reasoning in the newer field.</summary>
    public const string Ollama =
        """
        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"Hm"},"finish_reason":null}]}

        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"Yes"},"finish_reason":null}]}

        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}]}

        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}

        data: [DONE]


        """;

    /// <summary>Umlauts, a clef outside the basic plane, escapes.</summary>
    public static readonly string Unicode =
        Choice("""{"content":"Grüße "}""") +
        Choice("""{"content":"𝄞 \"zitiert\"\n"}""") +
        Choice("""{"content":"a\ud834\udd1eb"}""") +
        Choice("{}", "stop") +
        Done;

    public const string Done = "data: [DONE]\n\n";

    public static IReadOnlyList<string> Good => [Plain, Reasoning, ReasoningOtherField, Whole, LlamaCpp, Ollama, Unicode, Thinking];

    public static IReadOnlyList<string> All => [.. Good, ToolCall, Overflow];

    /// <summary>Thinking left raw in the text.</summary>
    public static string Thinking => Contents("<think>", "\nWe ", "need", "\n</th", "ink>", "\n\n", "3 < 4") + Choice("{}", "stop") + Done;

    public static string Contents(params string[] contents) =>
        string.Concat(contents.Select(c => Choice($$"""{"content":{{System.Text.Json.JsonSerializer.Serialize(c)}}}""")));

    public static string Choice(string delta, string? finish = null) =>
        $"data: {Envelope}\"choices\":[{{\"index\":0,\"delta\":{delta},\"logprobs\":null,\"finish_reason\":{(finish is null ? "null" : $"\"{finish}\"")}}}]}}\n\n";

    public static string Usage(int prompt, int completion, int reasoning = 0) =>
        $"data: {Envelope}\"choices\":[],\"usage\":{{\"prompt_tokens\":{prompt},\"completion_tokens\":{completion},\"total_tokens\":{prompt + completion},"
        + $"\"completion_tokens_details\":{{\"reasoning_tokens\":{reasoning}}}}}}}\n\n";
}
