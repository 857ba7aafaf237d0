using System.Text;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary><c>/v1/responses</c>: <c>response.created</c>, deltas of text, <c>response.completed</c>; or the last's body alone.</summary>
internal sealed class ResponsesWriter(HttpResponse response, EventStream? stream, string id) : ReplyWriter
{
    private readonly StringBuilder _text = new();
    private readonly ErrorResponse _errors = new(response);
    private ReplyFrame? _frame;

    /// <summary>What was said.</summary>
    public string Said => _text.ToString();

    public override bool Streams => stream is not null;

    public override async Task OpenAsync(ReplyFrame frame, CancellationToken cancelled)
    {
        _frame = frame;
        if (stream is null)
            return;
        await stream.OpenAsync(cancelled);
        await SendAsync("response.created", new JsonObject { ["response"] = Body("in_progress", end: null) }, cancelled);
    }

    public override ValueTask WriteAsync(ReplyPiece piece, CancellationToken cancelled)
    {
        if (piece.Kind != PieceKind.Text)
            return ValueTask.CompletedTask;
        _text.Append(piece.Text);
        return stream is null
            ? ValueTask.CompletedTask
            : SendAsync("response.output_text.delta", new JsonObject { ["output_index"] = 0, ["content_index"] = 0, ["delta"] = piece.Text }, cancelled);
    }

    public override async Task FinishAsync(ReplyEnd end, CancellationToken cancelled)
    {
        var body = Body(end.FinishReason == "length" ? "incomplete" : "completed", end);
        if (stream is null)
        {
            await response.WriteJsonAsync(body, cancelled);
            return;
        }
        if (!end.WithoutDone)
            await SendAsync("response.completed", new JsonObject { ["response"] = body }, cancelled);
        await stream.EndAsync(cancelled);
    }

    public override async Task FailAsync(WireError error, FailureStyle how, CancellationToken cancelled)
    {
        if (stream is null || _frame is null)
        {
            await _errors.WriteAsync(error, cancelled);
            return;
        }
        await SendAsync("error", new JsonObject { ["message"] = error.Message, ["code"] = error.Code, ["param"] = error.Param }, cancelled);
        await stream.EndAsync(cancelled);
    }

    public override Task WriteGarbageAsync(CancellationToken cancelled) =>
        stream?.SendAsync("event: response.output_text.delta\ndata: {\n\n", cancelled).AsTask() ?? response.WriteAsync("{\"id\":", cancelled);

    private ValueTask SendAsync(string type, JsonObject data, CancellationToken cancelled)
    {
        data.Insert(0, "type", type);
        return stream!.SendAsync($"event: {type}\ndata: {Json.Write(data)}\n\n", cancelled);
    }

    private JsonObject Body(string status, ReplyEnd? end)
    {
        var content = new JsonObject { ["type"] = "output_text", ["text"] = Said, ["annotations"] = new JsonArray() };
        var message = new JsonObject { ["type"] = "message", ["role"] = "assistant", ["status"] = status, ["content"] = new JsonArray(content) };
        var body = new JsonObject
        {
            ["id"] = id,
            ["object"] = "response",
            ["created_at"] = _frame!.Created,
            ["status"] = status,
            ["model"] = _frame.Model,
            ["output"] = end is null ? [] : new JsonArray(message),
        };
        if (end is not null)
        {
            body["usage"] = new JsonObject
            {
                ["input_tokens"] = end.PromptTokens,
                ["output_tokens"] = end.CompletionTokens,
                ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = end.ReasoningTokens },
                ["total_tokens"] = end.PromptTokens + end.CompletionTokens,
            };
        }
        return body;
    }
}
