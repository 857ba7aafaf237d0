using System.Text;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>The older completions, of a text instead of a conversation: <c>text_completion</c>, streamed or in one body.</summary>
internal sealed class CompletionWriter(HttpResponse response, EventStream? stream, OpenAiStyle style) : ReplyWriter
{
    private readonly StringBuilder _text = new();
    private readonly ErrorResponse _errors = new(response);
    private ReplyFrame? _frame;

    public override bool Streams => stream is not null;

    public override Task OpenAsync(ReplyFrame frame, CancellationToken cancelled)
    {
        _frame = frame;
        return stream?.OpenAsync(cancelled) ?? Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReplyPiece piece, CancellationToken cancelled)
    {
        if (piece.Kind != PieceKind.Text)
            return ValueTask.CompletedTask;
        _text.Append(piece.Text);
        return stream is null ? ValueTask.CompletedTask : SendAsync(Body(piece.Text, finish: null), cancelled);
    }

    public override async Task FinishAsync(ReplyEnd end, CancellationToken cancelled)
    {
        var body = Body(stream is null ? _text.ToString() : "", end.FinishReason);
        if (stream is null || style.IncludeUsage)
            body["usage"] = OpenAiEnvelope.Usage(end);
        if (style.WithStats)
            OpenAiEnvelope.AddStats(body, end, _frame!);
        if (stream is null)
        {
            await response.WriteJsonAsync(body, cancelled);
            return;
        }
        await SendAsync(body, cancelled);
        if (!end.WithoutDone)
            await stream.SendAsync("data: [DONE]\n\n", cancelled);
        await stream.EndAsync(cancelled);
    }

    public override async Task FailAsync(WireError error, FailureStyle how, CancellationToken cancelled)
    {
        if (stream is null || _frame is null)
        {
            await _errors.WriteAsync(error, cancelled);
            return;
        }
        await stream.SendAsync(StreamError.Render(error, how, style.Dialect), cancelled);
        await stream.EndAsync(cancelled);
    }

    public override Task WriteGarbageAsync(CancellationToken cancelled) =>
        stream?.SendAsync("data: {\"id\":\n\n", cancelled).AsTask() ?? response.WriteAsync("{\"id\":", cancelled);

    private ValueTask SendAsync(JsonObject body, CancellationToken cancelled) => stream!.SendAsync($"data: {Json.Write(body)}\n\n", cancelled);

    private JsonObject Body(string text, string? finish) => new()
    {
        ["id"] = _frame!.Id.Replace("chatcmpl-", "cmpl-", StringComparison.Ordinal),
        ["object"] = "text_completion",
        ["created"] = _frame.Created,
        ["model"] = _frame.Model,
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["text"] = text, ["logprobs"] = null, ["finish_reason"] = finish }),
    };
}
