using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>The members around a reply's words on <c>/v1</c> and <c>/api/v0</c>.</summary>
internal static class OpenAiEnvelope
{
    public static JsonObject Of(string type, ReplyFrame frame) => new()
    {
        ["id"] = frame.Id,
        ["object"] = type,
        ["created"] = frame.Created,
        ["model"] = frame.Model,
        ["system_fingerprint"] = frame.Model,
    };

    public static JsonObject Usage(ReplyEnd end) => new()
    {
        ["prompt_tokens"] = end.PromptTokens,
        ["completion_tokens"] = end.CompletionTokens,
        ["total_tokens"] = end.PromptTokens + end.CompletionTokens,
        ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = end.ReasoningTokens },
    };

    /// <summary>What rides on the finishing chunk.</summary>
    public static JsonObject Extras(ReplyEnd end, ReplyFrame frame, OpenAiStyle style)
    {
        var extras = new JsonObject();
        if (style.WithStats)
            AddStats(extras, end, frame);
        if (style.Dialect.UsageOnFinish)
        {
            extras["usage"] = Usage(end);
            extras["timings"] = new JsonObject
            {
                ["prompt_n"] = end.PromptTokens,
                ["prompt_ms"] = end.FirstToken.TotalMilliseconds,
                ["predicted_n"] = end.CompletionTokens,
                ["predicted_ms"] = (end.Total - end.FirstToken).TotalMilliseconds,
                ["predicted_per_second"] = end.TokensPerSecond,
            };
        }
        return extras;
    }

    public static void AddStats(JsonObject body, ReplyEnd end, ReplyFrame frame)
    {
        body["stats"] = new JsonObject
        {
            ["tokens_per_second"] = end.TokensPerSecond,
            ["time_to_first_token"] = end.FirstToken.TotalSeconds,
            ["generation_time"] = end.Total.TotalSeconds,
            ["stop_reason"] = StopReason(end.FinishReason),
        };
        body["model_info"] = new JsonObject
        {
            ["arch"] = frame.Facts.Architecture,
            ["quant"] = frame.Facts.Quantization,
            ["format"] = frame.Facts.Format,
            ["context_length"] = frame.Facts.ContextLength,
        };
        body["runtime"] = new JsonObject
        {
            ["name"] = "simulator",
            ["version"] = "1.0.0",
            ["supported_formats"] = new JsonArray("gguf", "mlx"),
        };
    }

    private static string StopReason(string finish) => finish switch
    {
        "length" => "maxPredictedTokensReached",
        "tool_calls" => "toolCalls",
        _ => "eosFound",
    };
}
