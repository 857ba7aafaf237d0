using System.Text;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>The body of a reply on <c>/api/v1/chat</c>, gathered while it is written.</summary>
internal sealed class NativeReply(string? responseId)
{
    private readonly List<(string Type, string? Tool, StringBuilder Text)> _items = [];

    public string Model { get; set; } = "";

    /// <summary>Null = the chat is not kept.</summary>
    public string? Id => responseId;

    /// <summary>What was said, without thoughts.</summary>
    public string Message => string.Concat(_items.Where(item => item.Type == "message").Select(item => item.Text));

    public void Add(ReplyPiece piece)
    {
        var type = piece.Kind switch { PieceKind.Text => "message", PieceKind.ToolCall => "tool_call", _ => "reasoning" };
        if (_items.Count == 0 || _items[^1].Type != type || piece.Tool?.Name is not null)
            _items.Add((type, piece.Tool?.Name, new StringBuilder()));
        _items[^1].Text.Append(piece.Text);
    }

    public JsonObject Body(ReplyEnd end)
    {
        var stats = new JsonObject
        {
            ["input_tokens"] = end.PromptTokens,
            ["total_output_tokens"] = end.CompletionTokens,
            ["reasoning_output_tokens"] = end.ReasoningTokens,
            ["tokens_per_second"] = end.TokensPerSecond,
            ["time_to_first_token_seconds"] = Math.Round(end.FirstToken.TotalSeconds, 3),
        };
        if (end.LoadTime is { } load)
            stats["model_load_time_seconds"] = Math.Round(load.TotalSeconds, 3);
        var body = new JsonObject
        {
            ["model_instance_id"] = Model,
            ["output"] = new JsonArray([.. _items.Select(Item)]),
            ["stats"] = stats,
        };
        if (responseId is not null)
            body["response_id"] = responseId;
        return body;
    }

    private static JsonObject Item((string Type, string? Tool, StringBuilder Text) item) => item.Type == "tool_call"
        ? new JsonObject { ["type"] = item.Type, ["tool"] = item.Tool, ["arguments"] = item.Text.ToString() }
        : new JsonObject { ["type"] = item.Type, ["content"] = item.Text.ToString() };
}
