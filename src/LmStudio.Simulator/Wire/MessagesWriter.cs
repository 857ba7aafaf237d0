using System.Text;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>
/// <c>/v1/messages</c>: a message of blocks (thinking, text, tool_use), each begun, written in deltas and stopped; or the message as one body.
/// </summary>
internal sealed class MessagesWriter(HttpResponse response, EventStream? stream, string id) : ReplyWriter
{
    private readonly List<Block> _blocks = [];
    private readonly ErrorResponse _errors = new(response);
    private ReplyFrame? _frame;

    public override bool Streams => stream is not null;

    public override async Task OpenAsync(ReplyFrame frame, CancellationToken cancelled)
    {
        _frame = frame;
        if (stream is null)
            return;
        await stream.OpenAsync(cancelled);
        await SendAsync("message_start", new JsonObject { ["message"] = Message(end: null) }, cancelled);
    }

    public override ValueTask WriteAsync(ReplyPiece piece, CancellationToken cancelled) => new(WritePieceAsync(piece, cancelled));

    public override async Task FinishAsync(ReplyEnd end, CancellationToken cancelled)
    {
        if (stream is null)
        {
            await response.WriteJsonAsync(Message(end), cancelled);
            return;
        }
        await CloseBlockAsync(cancelled);
        await SendAsync(
            "message_delta",
            new JsonObject
            {
                ["delta"] = new JsonObject { ["stop_reason"] = StopReason(end), ["stop_sequence"] = null },
                ["usage"] = new JsonObject { ["output_tokens"] = end.CompletionTokens },
            },
            cancelled);
        if (!end.WithoutDone)
            await SendAsync("message_stop", [], cancelled);
        await stream.EndAsync(cancelled);
    }

    public override async Task FailAsync(WireError error, FailureStyle how, CancellationToken cancelled)
    {
        var shaped = error with { Shape = ErrorShape.Messages };
        if (stream is null || _frame is null)
        {
            await _errors.WriteAsync(shaped, cancelled);
            return;
        }
        await stream.SendAsync($"event: error\ndata: {Json.Write(shaped.Body())}\n\n", cancelled);
        await stream.EndAsync(cancelled);
    }

    public override Task WriteGarbageAsync(CancellationToken cancelled) =>
        stream?.SendAsync("event: content_block_delta\ndata: {\n\n", cancelled).AsTask() ?? response.WriteAsync("{\"id\":", cancelled);

    private async Task WritePieceAsync(ReplyPiece piece, CancellationToken cancelled)
    {
        var kind = piece.Kind switch { PieceKind.Text => "text", PieceKind.ToolCall => "tool_use", _ => "thinking" };
        if (_blocks is not [.., var last] || last.Kind != kind || piece.Tool?.Name is not null)
        {
            await CloseBlockAsync(cancelled);
            last = new Block(kind, piece.Tool);
            _blocks.Add(last);
            if (stream is not null)
                await SendAsync("content_block_start", new JsonObject { ["index"] = _blocks.Count - 1, ["content_block"] = last.Empty() }, cancelled);
        }
        last.Text.Append(piece.Text);
        if (stream is not null && piece.Text.Length > 0)
            await SendAsync("content_block_delta", new JsonObject { ["index"] = _blocks.Count - 1, ["delta"] = last.Delta(piece.Text) }, cancelled);
    }

    private Task CloseBlockAsync(CancellationToken cancelled) => stream is null || _blocks.Count == 0
        ? Task.CompletedTask
        : SendAsync("content_block_stop", new JsonObject { ["index"] = _blocks.Count - 1 }, cancelled);

    private JsonObject Message(ReplyEnd? end) => new()
    {
        ["id"] = id,
        ["type"] = "message",
        ["role"] = "assistant",
        ["content"] = end is null ? [] : new JsonArray([.. _blocks.Select(block => (JsonNode)block.Whole())]),
        ["model"] = _frame!.Model,
        ["stop_reason"] = end is null ? null : StopReason(end),
        ["stop_sequence"] = null,
        ["usage"] = new JsonObject { ["input_tokens"] = end?.PromptTokens ?? 0, ["output_tokens"] = end?.CompletionTokens ?? 0 },
    };

    private static string StopReason(ReplyEnd end) => end.FinishReason switch { "length" => "max_tokens", "tool_calls" => "tool_use", _ => "end_turn" };

    private Task SendAsync(string type, JsonObject data, CancellationToken cancelled)
    {
        data.Insert(0, "type", type);
        return stream!.SendAsync($"event: {type}\ndata: {Json.Write(data)}\n\n", cancelled).AsTask();
    }

    private sealed record Block(string Kind, ToolPiece? Tool)
    {
        public StringBuilder Text { get; } = new();

        public JsonObject Empty() => Shape("", new JsonObject());

        public JsonObject Whole() => Shape(Text.ToString(), Json.ReadOrQuote(Text.ToString()));

        public JsonObject Delta(string text) => Kind switch
        {
            "tool_use" => new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = text },
            "thinking" => new JsonObject { ["type"] = "thinking_delta", ["thinking"] = text },
            _ => new JsonObject { ["type"] = "text_delta", ["text"] = text },
        };

        private JsonObject Shape(string text, JsonNode input) => Kind switch
        {
            "tool_use" => new JsonObject { ["type"] = Kind, ["id"] = Tool!.Id, ["name"] = Tool.Name, ["input"] = input },
            "thinking" => new JsonObject { ["type"] = Kind, ["thinking"] = text, ["signature"] = "" },
            _ => new JsonObject { ["type"] = Kind, ["text"] = text },
        };
    }
}
