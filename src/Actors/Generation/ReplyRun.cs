using Akka.Actor;
using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Models;

namespace FamilyChat.Actors.Generation;

/// <summary>Where a run stands. It only ever goes forward, but for a run whose server went away, which waits again.</summary>
public enum RunPhase { Requested, Waiting, Loading, Writing }

/// <summary>One attempt to generate one reply, as its conversation keeps it: phase, draft, clock and what the model said at the end.</summary>
internal sealed class ReplyRun(RunId id, PendingReply reply, Message? earlier, TimeSpan shownBeforeKept, TimeProvider time)
{
    /// <summary>A server that fails the same way so often is not merely away.</summary>
    private const int MostReturns = 3;

    /// <summary>A load is waited for, with pauses of up to a quarter of a minute: a quarter of an hour, which the largest models take on slow disks.</summary>
    private const int MostReturnsWhileLoading = 60;

    private int _returns;
    private bool _shortened;
    private long _granted;
    private long _first;
    private long _last;
    private int _textKept = earlier?.Text.Length ?? 0;
    private int _reasoningKept = earlier?.Reasoning?.Length ?? 0;
    private readonly List<MusicStep> _steps = [];
    private ReplyPart.End? _end;
    private ReplyError? _error;
    private MusicEvidence? _music = earlier?.Music;
    private IActorRef? _held;

    public RunId Id { get; } = id;

    public PendingReply Reply { get; } = reply;

    public ReplyDraft Draft { get; } = new(earlier?.Text ?? "", earlier?.Reasoning ?? "");

    public UnkeptText Unkept { get; } = new(shownBeforeKept, time);

    public RunPhase Phase { get; private set; } = RunPhase.Requested;

    public int Position { get; private set; }

    /// <summary>Why nothing moves, in words for a person; null while it is only the line.</summary>
    public string? WaitReason { get; private set; }

    public string? Model { get; private set; } = reply.Model;

    /// <summary>The model's context as its server tells it, in tokens; 0 for unknown.</summary>
    public int ToldWindow { get; private set; }

    /// <summary>Null while nothing is under way.</summary>
    public RunSource? Source { get; set; }

    /// <summary>The phases so far of an answer about the music.</summary>
    public IReadOnlyList<MusicStep> Steps => [.. _steps];

    public Prompt? Prompt { get; set; }

    public bool StopAsked { get; private set; }

    public ModelServerException? Failure { get; private set; }

    /// <summary>Who asked and is to be told the place in line.</summary>
    public List<(IActorRef ReplyTo, ConversationProtocol.ReplyAccepted Answer)> AwaitingPosition { get; } = [];

    public bool HasAnything => _first != 0;

    public void Wait(int position, string? reason)
    {
        Phase = RunPhase.Waiting;
        Position = position;
        WaitReason = reason;
    }

    public void Grant(ModelQueueProtocol.TurnGranted turn)
    {
        Phase = turn.Loading ? RunPhase.Loading : RunPhase.Writing;
        Position = 0;
        WaitReason = null;
        Model = turn.Model ?? Model;
        ToldWindow = turn.ContextLength;
        _granted = time.GetTimestamp();
    }

    /// <summary>The model has answered, or does not have to: who waits need not be told of a line or a load any more.</summary>
    public void Take(MusicStep step)
    {
        _steps.Add(step);
        if (step.Step != MusicPhase.Generating)
            Phase = RunPhase.Writing;
    }

    public void Conclude(RunEnding ending)
    {
        _end = ending.End ?? _end;
        _error = ending.Error;
        _music = ending.Music ?? _music;
        Failure = ending.Failure ?? Failure;
    }

    public void Fail(Exception fault) =>
        Failure = new ModelServerException(ModelServerError.BadResponse, fault.GetType().Name, fault);

    /// <summary>Nothing came because the server is away: that is no failure of the message, which can wait for it.</summary>
    public bool MayWaitAgain(out ModelServerState away)
    {
        away = Failure?.Error switch
        {
            ModelServerError.NoModelLoaded => ModelServerState.NoModel,
            ModelServerError.Loading => ModelServerState.Loading,
            _ => ModelServerState.Unreachable,
        };
        if (StopAsked || HasAnything)
            return false;
        return Failure?.Error switch
        {
            ModelServerError.Unreachable or ModelServerError.NoModelLoaded => _returns < MostReturns,
            ModelServerError.Loading => _returns < MostReturnsWhileLoading,
            _ => false,
        };
    }

    public void Return()
    {
        _returns++;
        _steps.Clear();
        Failure = null;
        Phase = RunPhase.Waiting;
    }

    /// <summary>The prompt did not fit after all: once, with half the room.</summary>
    public bool MayTryShorter(out int contextLength)
    {
        contextLength = 0;
        if (StopAsked || HasAnything || _shortened || Failure?.Error != ModelServerError.ContextTooLong || Prompt is null)
            return false;
        _shortened = true;
        Failure = null;
        // The server knows better than what it told of its window, and than our estimate: half of the smaller is shorter for certain.
        contextLength = Math.Max(1, Math.Min(ToldWindow > 0 ? ToldWindow : int.MaxValue, Prompt.Tokens) / 2);
        return true;
    }

    /// <summary>Writes a piece without showing it.</summary>
    /// <returns>True for the first piece of the run.</returns>
    public bool Accept(Generated piece)
    {
        _end = piece.End ?? _end;
        Failure = piece.Failure ?? Failure;
        if (piece.Text.Length + piece.Reasoning.Length == 0)
            return false;
        _last = time.GetTimestamp();
        var first = _first == 0;
        if (first)
        {
            _first = _last;
            Phase = RunPhase.Writing;
        }

        Draft.Write(piece.Text, piece.Reasoning);
        Unkept.Written();
        return first;
    }

    /// <summary>Keeps a stream waiting until what it brought may be shown. It brings one piece at a time, so there is at most one.</summary>
    public void Hold(IActorRef stream) => _held = stream;

    public IActorRef? TakeHeld()
    {
        var held = _held;
        _held = null;
        return held;
    }

    public void Stop()
    {
        StopAsked = true;
        Source?.Stop();
    }

    /// <summary>What has come since the last checkpoint.</summary>
    public (string Text, string Reasoning) TakeUnkept()
    {
        var unkept = Draft.WrittenFrom(_textKept, _reasoningKept);
        _textKept += unkept.Text.Length;
        _reasoningKept += unkept.Reasoning.Length;
        Unkept.Taken(unkept.Text.Length + unkept.Reasoning.Length > 0);
        return unkept;
    }

    public ReplyOutcome Outcome()
    {
        var (state, error) = (StopAsked, Failure, _end) switch
        {
            (true, _, _) => (MessageState.Stopped, null),
            _ when _error is not null => (MessageState.Failed, _error),
            (_, { } failure, _) => (MessageState.Failed, ReplyErrors.Of(failure)),
            (_, _, null) => (MessageState.Failed, ReplyErrors.Of(new ModelServerException(ModelServerError.BadResponse, "no end"))),
            _ => (MessageState.Complete, (ReplyError?)null),
        };
        var (text, reasoning) = Draft.WrittenFrom(0, 0);
        return new ReplyOutcome(state, text, reasoning, _end?.Model ?? Model, Usage(), error, _music);
    }

    private ReplyUsage? Usage()
    {
        if (_first == 0)
            return earlier?.Usage;
        var completion = _end?.Usage?.CompletionTokens ?? 0;
        var seconds = time.GetElapsedTime(_first, _last).TotalSeconds;
        var perSecond = completion > 1 && seconds > 0 ? Math.Round((completion - 1) / seconds, 1) : 0;
        return new ReplyUsage(
            _end?.Usage?.PromptTokens ?? 0,
            completion,
            perSecond,
            (int)time.GetElapsedTime(_granted, _first).TotalMilliseconds,
            _end?.Reason == FinishReason.Length);
    }
}
