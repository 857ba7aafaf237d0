using Akka.Actor;
using FamilyChat.Actors.Entities;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Generation.ModelQueueProtocol;
using static FamilyChat.Actors.Generation.RunProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>How a conversation runs a reply, whatever is behind the run: a turn, pieces, checkpoints, one end.</summary>
public sealed partial class ConversationActor
{
    private ReplyRun? _run;

    private void RunCommands()
    {
        Command<RunBrought>(Brought);
        Command<TurnWaits>(Waits);
        Command<TurnGranted>(Granted);
        Command<RunOpened>(_ => Sender.Tell(RunAcknowledged.Instance));
        Command<RunNoted>(Noted);
        Command<RunClosed>(Closed);
        Command<Terminated>(Lost);
        Command<CheckpointDue>(Checkpoint);
        Command<StopOverdue>(m => Closed(new RunClosed(m.Run)));
        Command<EndOfService>(End);
    }

    /// <summary>Starts the next reply that is owed, when none is running.</summary>
    private void Advance()
    {
        if (_ending || _run is not null || _state.Current is not { } next)
            return;
        var earlier = next.Continues ? _state.Messages[next.ReplyId] : null;
        _run = new ReplyRun(new RunId(Guid.CreateVersion7(Now)), next, earlier, _services.Options.ShownBeforeKept, _services.Time);
        _services.ModelQueue.Tell(new RequestTurn(_run.Id, _member, TurnKind.Person, next.Model));
        Context.Parent.Tell(new ActivityChanged(_id, Generating: true));
    }

    /// <summary>The answer to a sender waits, for a moment, until the queue has said where the reply stands.</summary>
    private void AnswerWithPosition(IActorRef asker, ReplyAccepted accepted)
    {
        var behind = _state.Pending.FindIndex(p => p.ReplyId == accepted.ReplyId);
        if (_run is null || behind < 0)
            asker.Tell(accepted with { Position = 0 });
        else if (_run.Phase == RunPhase.Requested)
            _run.AwaitingPosition.Add((asker, accepted with { Position = behind }));
        else
            asker.Tell(accepted with { Position = _run.Position + behind });
    }

    private void Waits(TurnWaits place)
    {
        if (_run?.Id != place.Run)
            return;
        _run.Wait(place.Position, place.Reason);
        AnswerAwaiting(_run);
        _feeds.Publish(new ReplyQueued(_run.Reply.ReplyId, _run.Reply.ParentId, place.Position, place.Seconds, place.Reason));
    }

    private void Granted(TurnGranted turn)
    {
        if (_run?.Id != turn.Run)
        {
            Sender.Tell(new ReleaseTurn(turn.Run));
            return;
        }

        _run.Grant(turn);
        AnswerAwaiting(_run);
        _feeds.Publish(new ReplyBegun(_run.Reply.ReplyId, _run.Reply.ParentId, turn.Model, turn.Loading));
        _feeds.Follow(_run.Reply.ReplyId, _run.Draft, _run.Draft.Length, _run.Draft.Reasoning.Length);
        Open(_run, _services.Calibration.Window(_run.Model, turn.ContextLength));
    }

    private void Noted(RunNoted message)
    {
        if (_run is not { } run || run.Id != message.Run)
            return;
        foreach (var @event in message.Events)
            Note(@event);
        foreach (var step in message.Steps)
        {
            run.Take(step);
            _feeds.Publish(new MusicStepTaken(run.Reply.ReplyId, step));
        }
    }

    private void Closed(RunClosed message)
    {
        if (_run is not { } run || run.Id != message.Run)
            return;
        Timers.Cancel(nameof(CheckpointDue));
        Timers.Cancel(nameof(StopOverdue));
        Leave(run);
        if (message.Ending is { } ending)
            run.Conclude(ending);
        if (message.Fault is { } fault)
            run.Fail(fault);

        if (run.MayWaitAgain(out var away))
        {
            _services.ModelQueue.Tell(new ReturnTurn(run.Id, away, ModelServerAdvice.For(run.Failure!.Error).Sentence));
            run.Return();
            return;
        }

        if (run.MayTryShorter(out var contextLength))
        {
            _services.Calibration.Refused(run.Model, run.ToldWindow, run.Prompt!.Tokens);
            Open(run, contextLength);
            return;
        }

        var outcome = run.Outcome();
        ReplyMetrics.ReplyEnded(outcome);
        if (run.Prompt is { } prompt && outcome.Usage is { PromptTokens: > 0 } usage)
            _services.Calibration.Learn(run.Model, prompt.Length, usage.PromptTokens);
        PersistThen(ConversationDecider.End(_state, _member, _id, Now, run.Reply.ReplyId, outcome), () => { });
    }

    private void Stop(StopReply command)
    {
        if (_run is { Source: not null } run && command.Means(run.Reply.ReplyId))
        {
            run.Stop();
            Timers.StartSingleTimer(nameof(StopOverdue), new StopOverdue(run.Id), _services.Options.StopGrace);
            Sender.Tell(new ReplyStopped(true));
            return;
        }

        Decide(command);
    }

    private static void AnswerAwaiting(ReplyRun run)
    {
        foreach (var (asker, accepted) in run.AwaitingPosition)
            asker.Tell(accepted with { Position = accepted.Position + run.Position });
        run.AwaitingPosition.Clear();
    }

    /// <summary>The reply has its end in the journal: give the turn back.</summary>
    private void EndRun(MessageId reply)
    {
        if (_run is not { } run || run.Reply.ReplyId != reply)
            return;
        AnswerAwaiting(run);
        run.Draft.Show();
        _services.ModelQueue.Tell(new ReleaseTurn(run.Id));
        _run = null;
        if (_state.Pending.IsEmpty)
            Context.Parent.Tell(new ActivityChanged(_id, Generating: false));
    }

    /// <summary>
    /// This actor ends or begins again: the model must not go on for nobody, nor its turn be kept by a run that is forgotten. The queue
    /// watches for ends, but not for restarts. Who still waits for a place in line hears what is durable already.
    /// </summary>
    private void EndRunWithoutMe()
    {
        if (_run is not { } run)
            return;
        run.Source?.Stop();
        AnswerAwaiting(run);
        _services.ModelQueue.Tell(new ReleaseTurn(run.Id));
    }
}
