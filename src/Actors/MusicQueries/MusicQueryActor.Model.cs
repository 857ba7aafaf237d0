using System.Text;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;
using FamilyChat.Music.Questions;
using static FamilyChat.Actors.Generation.RunProtocol;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>How a question asks the model: for a query, which is read as a whole, and for a summary, which is let through as it holds.</summary>
internal sealed partial class MusicQueryActor
{
    private const int SummaryTokens = 600, LongestReply = 64 * 1024;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private UniqueKillSwitch? _killSwitch;
    private SummaryGate? _gate;
    private IActorRef _heldBack = ActorRefs.Nobody;
    private ReplyPart.End? _end;
    private ModelServerException? _failure;

    private void ModelCommands()
    {
        Receive<Opened>(_ => Sender.Tell(RunAcknowledged.Instance));
        Receive<Heard>(Hear);
        Receive<HeardAll>(EndHearing);
        Receive<RunAcknowledged>(_ =>
        {
            _heldBack.Tell(RunAcknowledged.Instance);
            _heldBack = ActorRefs.Nobody;
        });
    }

    private void Listen(Ask ask)
    {
        _gate = null;
        Open(new ChatRequest(
            _question.Model,
            [new ChatTurn(ChatRole.System, ask.Prompt.System), new ChatTurn(ChatRole.User, ask.Prompt.User)],
            ask.MaxTokens,
            QuestionPrompt.Temperature,
            QuestionPrompt.Seed,
            new ReplySchema("music_query", ask.Prompt.ReplySchema)));
    }

    private void PutIntoWords(Summarise work)
    {
        _gate = new SummaryGate(work.Question, work.Result, work.Assumptions, _state.Language);
        var system = _question.SystemPrompt is { Length: > 0 } own ? $"{work.Prompt.System}\n\n{own}" : work.Prompt.System;
        Open(new ChatRequest(
            _question.Model,
            [new ChatTurn(ChatRole.System, system), new ChatTurn(ChatRole.User, work.Prompt.User)],
            SummaryTokens,
            QuestionPrompt.Temperature,
            QuestionPrompt.Seed));
    }

    private void Open(ChatRequest request)
    {
        _text.Clear();
        _reasoning.Clear();
        (_end, _failure) = (null, null);
        var (number, model, limits, time) = (_work, _services.ModelServer, _services.Options, _services.Time);
        _killSwitch = GenerationGraph
            .Create(() => model.GenerateAsync(request).WithinBudget(limits.FirstToken, limits.BetweenTokens, time))
            .Select(piece => (object)new Heard(number, piece))
            .ToMaterialized(
                Sink.ActorRefWithAck<object>(
                    Self, new Opened(), RunAcknowledged.Instance, new HeardAll(number), fault => new HeardAll(number, fault)),
                Keep.Left)
            .Run(_services.Materializer);
    }

    private void Hear(Heard heard)
    {
        if (heard.Work == _work)
        {
            _end = heard.Piece.End ?? _end;
            _failure = heard.Piece.Failure ?? _failure;
            // What is shown is acknowledged by the conversation, which may be busy writing it down.
            if (_gate is { } gate && heard.Piece.Text.Length > 0 && Say(gate.Append(heard.Piece.Text)))
            {
                _heldBack = Sender;
                return;
            }

            Collect(heard.Piece);
        }

        Sender.Tell(RunAcknowledged.Instance);
    }

    private void Collect(Generated piece)
    {
        if (_gate is not null || _text.Length + _reasoning.Length > LongestReply)
            return;
        _text.Append(piece.Text);
        _reasoning.Append(piece.Reasoning);
    }

    private void EndHearing(HeardAll heard)
    {
        if (heard.Work != _work)
            return;
        if (heard.Fault is { } fault)
            _failure = new ModelServerException(ModelServerError.BadResponse, fault.GetType().Name, fault);
        var end = _end ?? new ReplyPart.End(FinishReason.Stop, _question.Model, null);
        if (_gate is { } gate)
        {
            Say(gate.Finish(isWhole: _failure is null && _end?.Reason == FinishReason.Stop));
            Take(_work, new Summarised(end));
        }
        else if (_failure is { } failure)
        {
            Take(_work, new ModelFailed(failure));
        }
        else
        {
            var (content, reasoning, guard) = (_text.ToString(), _reasoning.ToString(), _services.Music.Guard);
            Later(async stop => new Replied(await ReplyReader.ReadAsync(content, reasoning, guard, stop), end));
        }
    }

    /// <summary>Rows are there, and a model that takes too long over the words is no reason to lose them.</summary>
    private void GiveUp(WorkOverdue overdue)
    {
        if (overdue.Work == _work && _gate is not null && _state.Phase == MusicPhase.Summarising)
        {
            _killSwitch?.Shutdown();
            EndHearing(new HeardAll(_work, new TimeoutException()));
        }
        else
        {
            Take(overdue.Work, Overdue.Instance);
        }
    }

    private sealed record Opened;

    private sealed record Heard(int Work, Generated Piece);

    private sealed record HeardAll(int Work, Exception? Fault = null);
}
