using System.Text;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>A reply in one body, written when it is complete.</summary>
internal sealed class OpenAiBodyWriter(HttpResponse response, OpenAiStyle style) : ReplyWriter
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private readonly List<(ToolPiece Call, StringBuilder Arguments)> _calls = [];
    private readonly ErrorResponse _errors = new(response);
    private string _reasoningField = "reasoning_content";
    private ReplyFrame? _frame;

    public override bool Streams => false;

    public override Task OpenAsync(ReplyFrame frame, CancellationToken cancelled)
    {
        _frame = frame;
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReplyPiece piece, CancellationToken cancelled)
    {
        switch (piece.Kind)
        {
            case PieceKind.ToolCall when piece.Tool!.Name is not null:
                _calls.Add((piece.Tool, new StringBuilder(piece.Text)));
                break;
            case PieceKind.ToolCall:
                _calls[^1].Arguments.Append(piece.Text);
                break;
            case PieceKind.Text:
                _text.Append(piece.Text);
                break;
            default:
                _reasoningField = piece.Kind == PieceKind.Reasoning ? "reasoning" : "reasoning_content";
                _reasoning.Append(piece.Text);
                break;
        }
        return ValueTask.CompletedTask;
    }

    public override Task FinishAsync(ReplyEnd end, CancellationToken cancelled)
    {
        var body = OpenAiEnvelope.Of("chat.completion", _frame!);
        body.Remove("system_fingerprint");
        body["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = Message(),
            ["logprobs"] = null,
            ["finish_reason"] = end.FinishReason,
        });
        body["usage"] = OpenAiEnvelope.Usage(end);
        body["stats"] = new JsonObject();
        if (style.WithStats)
            OpenAiEnvelope.AddStats(body, end, _frame!);
        body["system_fingerprint"] = _frame!.Model;
        return response.WriteJsonAsync(body, cancelled);
    }

    public override Task FailAsync(WireError error, FailureStyle how, CancellationToken cancelled) => _errors.WriteAsync(error, cancelled);

    public override Task WriteGarbageAsync(CancellationToken cancelled) => response.WriteAsync("{\"id\":", cancelled);

    private JsonObject Message()
    {
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = _reasoning.Length > 0 ? _text.ToString().TrimStart('\n') : _text.ToString(),
            [_reasoningField] = _reasoning.ToString(),
        };
        message["tool_calls"] = new JsonArray([.. _calls.Select(call => new JsonObject
        {
            ["type"] = "function",
            ["id"] = call.Call.Id,
            ["function"] = new JsonObject { ["name"] = call.Call.Name, ["arguments"] = call.Arguments.ToString() },
        })]);
        return message;
    }
}
