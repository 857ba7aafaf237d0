using FamilyChat.LmStudio.Simulator.Generation;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>A reply of <c>/api/v1/chat</c> in one body.</summary>
internal sealed class NativeBodyWriter(HttpResponse response, NativeReply reply) : ReplyWriter
{
    private readonly ErrorResponse _errors = new(response);

    public override bool Streams => false;

    public override Task OpenAsync(ReplyFrame frame, CancellationToken cancelled)
    {
        reply.Model = frame.Model;
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReplyPiece piece, CancellationToken cancelled)
    {
        reply.Add(piece);
        return ValueTask.CompletedTask;
    }

    public override Task FinishAsync(ReplyEnd end, CancellationToken cancelled) => response.WriteJsonAsync(reply.Body(end), cancelled);

    public override Task FailAsync(WireError error, FailureStyle how, CancellationToken cancelled) => _errors.WriteAsync(error, cancelled);

    public override Task WriteGarbageAsync(CancellationToken cancelled) => response.WriteAsync("{\"model_instance_id\":", cancelled);
}
