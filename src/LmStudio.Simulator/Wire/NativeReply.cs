using System.Text;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>The body of a reply on <c>/api/v1/chat</c>, gathered while it is written.</summary>
internal sealed class NativeReply(string? responseId, ToolProvider tools)
{
    private readonly List<Item> _items = [];

    public string Model { get; set; } = "";

    /// <summary>Null = the chat is not kept.</summary>
    public string? Id => responseId;

    /// <summary>What was said, without thoughts.</summary>
    public string Message => string.Concat(_items.Where(item => item.Type == "message").Select(item => item.Text));

    /// <returns>The item it belongs to, with all of its text so far.</returns>
    public Item Add(ReplyPiece piece)
    {
        var type = piece.Kind switch { PieceKind.Text => "message", PieceKind.ToolCall => "tool_call", _ => "reasoning" };
        if (_items.Count == 0 || _items[^1].Type != type || piece.Tool?.Name is not null)
            _items.Add(new Item(type, piece.Tool?.Name, tools));
        var item = _items[^1];
        item.Text.Append(piece.Text);
        item.Outcome = piece.Tool?.Outcome;
        return item;
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
            ["output"] = new JsonArray([.. _items.Select(item => item.Body())]),
            ["stats"] = stats,
        };
        if (responseId is not null)
            body["response_id"] = responseId;
        return body;
    }

    /// <summary>One entry of the output.</summary>
    internal sealed class Item(string type, string? tool, ToolProvider tools)
    {
        public string Type => type;

        public string? Tool => tool;

        public StringBuilder Text { get; } = new();

        /// <summary>What came of a call once it is whole.</summary>
        public ToolOutcome? Outcome { get; set; }

        public JsonObject Call() => new() { ["tool"] = tool, ["arguments"] = Json.ReadOrQuote(Text.ToString()), ["provider_info"] = tools.Info(tool!) };

        public JsonObject Failure() => new() { ["reason"] = Outcome!.Failure, ["metadata"] = new JsonObject { ["type"] = "invalid_name", ["tool_name"] = tool } };

        public JsonObject Body()
        {
            var body = (type, Outcome) switch
            {
                ("tool_call", { Failure: not null }) => Failure(),
                ("tool_call", _) => Call(),
                _ => new JsonObject { ["content"] = Text.ToString() },
            };
            body.Insert(0, "type", Outcome is { Failure: not null } ? "invalid_tool_call" : type);
            if (Outcome is { Failure: null } done)
                body["output"] = done.Output;
            return body;
        }
    }
}
