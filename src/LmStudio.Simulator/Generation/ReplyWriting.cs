using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>The part of a run that writes tokens, at its beat, to its end or to the fault a script asks for.</summary>
internal sealed class ReplyWriting(
    GenerationHost host, Behaviour behaviour, ChatPrompt prompt, ReplyWriter writer, RequestRecord record, ModelInstance instance, int promptTokens)
{
    private int _written;
    private int _thought;
    private TimeSpan _firstToken;

    public required long Arrived { get; init; }
    public TimeSpan? LoadTook { get; init; }
    public required SlotHold Hold { get; init; }

    /// <param name="connection">The client's.</param>
    /// <param name="gone">The client has gone, or the server stops: what is being sent is cut.</param>
    /// <param name="ended">That, or the model was unloaded, which ends the waiting between two tokens and never cuts one that is being sent.</param>
    public async Task<GenerationOutcome> RunAsync(Connection connection, CancellationToken gone, CancellationToken ended)
    {
        if (behaviour.EmptyStream)
            return GenerationOutcome.Completed;
        var plan = ReplyPlan.Make(prompt, behaviour, instance.Model, host.Options);
        var most = Math.Min(prompt.MaxTokens ?? int.MaxValue, Math.Max(1, instance.ContextLength - promptTokens));
        var pacer = new Pacer(host.Options.TimeProvider, plan.Cadence);
        var finish = plan.FinishReason;
        foreach (var piece in plan.Pieces)
        {
            if (behaviour.Fault is { } due && due.AfterTokens == _written && await BreakAsync(due, connection, gone, ended))
                return GenerationOutcome.Faulted;
            if (_written == most)
            {
                finish = "length";
                break;
            }
            await pacer.NextAsync(ended);
            // Made is made, whether or not the client stays for it.
            Count(piece);
            await writer.WriteAsync(piece, gone);
        }
        if (behaviour.Fault is { } late && late.AfterTokens >= _written && await BreakAsync(late, connection, gone, ended))
            return GenerationOutcome.Faulted;
        var withoutDone = behaviour.Fault?.Kind == FaultKind.NoDone;
        // Before its end is told: who hears it may ask again at once, and finds a free model.
        Hold.Dispose();
        await LastWords.SayAsync(writer.FinishAsync(End(behaviour.FinishReason ?? finish) with { WithoutDone = withoutDone }, gone), host.Options.Stopping);
        return withoutDone ? GenerationOutcome.Faulted : GenerationOutcome.Completed;
    }

    private void Count(ReplyPiece piece)
    {
        if (_written++ == 0)
            _firstToken = Elapsed();
        if (piece.Kind is PieceKind.Reasoning or PieceKind.ReasoningContent)
            _thought++;
        record.Token();
    }

    /// <returns>Whether the reply is over.</returns>
    private async Task<bool> BreakAsync(StreamFault fault, Connection connection, CancellationToken gone, CancellationToken ended)
    {
        switch (fault.Kind)
        {
            case FaultKind.EventError:
                await SayAsync(fault.DoneFollows ? FailureStyle.EventLineThenDone : FailureStyle.EventLine);
                return true;
            case FaultKind.DataError:
                await SayAsync(fault.DoneFollows ? FailureStyle.DataOnlyThenDone : FailureStyle.DataOnly);
                return true;
            case FaultKind.Close:
                connection.Close(reset: false);
                return true;
            case FaultKind.Reset:
                connection.Close(reset: true);
                return true;
            case FaultKind.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, host.Options.TimeProvider, ended);
                return true;
            case FaultKind.Unload:
                host.Shelf.Unload(instance.Id);
                ended.ThrowIfCancellationRequested();
                return true;
            case FaultKind.Garbage:
                await writer.WriteGarbageAsync(gone);
                return false;
            default:
                return fault.Kind == FaultKind.EndOfStream;
        }

        Task SayAsync(FailureStyle style) => LastWords.SayAsync(writer.FailAsync(Broken(fault), style, gone), host.Options.Stopping);
    }

    private static WireError Broken(StreamFault fault) => new(400, fault.Message) { Shape = ErrorShape.Text };

    private TimeSpan Elapsed() => host.Options.TimeProvider.GetElapsedTime(Arrived);

    private ReplyEnd End(string finish) => behaviour.ZeroUsage
        ? new ReplyEnd { FinishReason = finish }
        : new ReplyEnd
        {
            FinishReason = finish,
            PromptTokens = promptTokens,
            CompletionTokens = _written,
            ReasoningTokens = _thought,
            FirstToken = _firstToken,
            Total = Elapsed(),
            LoadTime = LoadTook,
        };
}
