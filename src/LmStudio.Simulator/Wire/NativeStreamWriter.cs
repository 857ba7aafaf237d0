using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>The named events of <c>/api/v1/chat</c>, from <c>chat.start</c> to <c>chat.end</c>; also an error is followed by the end.</summary>
internal sealed class NativeStreamWriter(EventStream stream, ErrorResponse errors, NativeReply reply) : ReplyWriter
{
    private bool _open;
    private string? _section;

    public override bool TellsProgress => true;

    public override bool Streams => true;

    public override async Task OpenAsync(ReplyFrame frame, CancellationToken cancelled)
    {
        if (_open)
            return;
        _open = true;
        reply.Model = frame.Model;
        await stream.OpenAsync(cancelled);
        await SendAsync("chat.start", new JsonObject { ["model_instance_id"] = frame.Model }, cancelled);
    }

    public override Task LoadProgressAsync(LoadProgress progress, CancellationToken cancelled)
    {
        reply.Model = progress.Model;
        var data = new JsonObject { ["model_instance_id"] = progress.Model };
        if (progress.Took is { } took)
            data["load_time_seconds"] = Math.Round(took.TotalSeconds, 3);
        else if (progress.Share > 0)
            data["progress"] = progress.Share;
        var name = progress.Took is not null ? "model_load.end" : progress.Share > 0 ? "model_load.progress" : "model_load.start";
        return SendAsync(name, data, cancelled);
    }

    public override async Task PromptProgressAsync(double share, CancellationToken cancelled)
    {
        if (share == 0)
            await SendAsync("prompt_processing.start", [], cancelled);
        await SendAsync("prompt_processing.progress", new JsonObject { ["progress"] = share }, cancelled);
        if (share >= 1)
            await SendAsync("prompt_processing.end", [], cancelled);
    }

    public override ValueTask WriteAsync(ReplyPiece piece, CancellationToken cancelled) => new(WritePieceAsync(piece, cancelled));

    public override async Task FinishAsync(ReplyEnd end, CancellationToken cancelled)
    {
        await CloseSectionAsync(cancelled);
        await SendAsync("chat.end", new JsonObject { ["result"] = reply.Body(end) }, cancelled);
        await stream.EndAsync(cancelled);
    }

    public override async Task FailAsync(WireError error, FailureStyle how, CancellationToken cancelled)
    {
        if (!_open)
        {
            await errors.WriteAsync(error, cancelled);
            return;
        }
        await CloseSectionAsync(cancelled);
        var detail = new JsonObject { ["type"] = error.Status >= 500 ? "internal_error" : "invalid_request", ["message"] = error.Message };
        if (error.Code is not null)
            detail["code"] = error.Code;
        if (error.Param is not null)
            detail["param"] = error.Param;
        await SendAsync("error", new JsonObject { ["error"] = detail }, cancelled);
        await FinishAsync(new ReplyEnd { FinishReason = "failed" }, cancelled);
    }

    public override Task WriteGarbageAsync(CancellationToken cancelled) =>
        stream.SendAsync("event: message.delta\ndata: {\"type\":\n\n", cancelled).AsTask();

    private async Task WritePieceAsync(ReplyPiece piece, CancellationToken cancelled)
    {
        var item = reply.Add(piece);
        if (piece.Kind == PieceKind.ToolCall)
        {
            await CloseSectionAsync(cancelled);
            await CallAsync(piece.Tool!, item, cancelled);
            return;
        }
        var section = piece.Kind == PieceKind.Text ? "message" : "reasoning";
        if (_section != section)
        {
            await CloseSectionAsync(cancelled);
            _section = section;
            await SendAsync($"{section}.start", [], cancelled);
        }
        await SendAsync($"{section}.delta", new JsonObject { ["content"] = piece.Text }, cancelled);
    }

    /// <summary>The arguments are told once they are whole.</summary>
    private async Task CallAsync(ToolPiece piece, NativeReply.Item item, CancellationToken cancelled)
    {
        if (piece.Name is not null)
            await SendAsync("tool_call.start", new JsonObject { ["tool"] = item.Tool, ["provider_info"] = item.Call()["provider_info"]!.DeepClone() }, cancelled);
        if (piece.Outcome is not { } outcome)
            return;
        await SendAsync("tool_call.arguments", item.Call(), cancelled);
        if (outcome.Failure is not null)
        {
            await SendAsync("tool_call.failure", item.Failure(), cancelled);
            return;
        }
        var success = item.Call();
        success["output"] = outcome.Output;
        await SendAsync("tool_call.success", success, cancelled);
    }

    private Task CloseSectionAsync(CancellationToken cancelled)
    {
        var ending = _section;
        _section = null;
        return ending is null ? Task.CompletedTask : SendAsync($"{ending}.end", [], cancelled);
    }

    private Task SendAsync(string type, JsonObject data, CancellationToken cancelled)
    {
        data.Insert(0, "type", type);
        return stream.SendAsync($"event: {type}\ndata: {Json.Write(data)}\n\n", cancelled).AsTask();
    }
}
