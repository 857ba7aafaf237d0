using Akka.Actor;
using Akka.Event;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.Generation.RunProtocol;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>
/// One question about the music, from the model's query to the answer: does what the decider says, one piece of work at a time, each
/// within its limit, and tells its conversation. It uses the turn its conversation was granted, and ends with the answer.
/// </summary>
internal sealed partial class MusicQueryActor : ReceiveActor, IWithTimers
{
    private readonly MusicQuestion _question;
    private readonly ConversationServices _services;
    private readonly CancellationTokenSource _stopping = new();
    private readonly IActorRef _conversation = Context.Parent;
    private MusicQueryState _state;
    private int _work;
    private bool _hasSaid;

    public MusicQueryActor(MusicQuestion question, ConversationServices services)
    {
        _question = question;
        _services = services;
        _state = new MusicQueryState(question);

        Receive<Found>(m => Take(m.Work, m.Finding));
        Receive<WorkOverdue>(GiveUp);
        Receive<Broke>(m => Break(m.Work, m.Cause));
        Receive<StopRun>(_ => Close(new RunClosed(_question.Run, Ending: new RunEnding(Music: MusicEvidences.Of(_state)))));
        ModelCommands();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Carry(MusicQueryDecider.Begin(_question));

    protected override void PostStop()
    {
        _killSwitch?.Shutdown();
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private void Take(int work, Finding finding)
    {
        if (work == _work)
            Carry(MusicQueryDecider.Decide(_state, finding, _services.Time.GetUtcNow()));
    }

    private void Carry(MusicDecision decision)
    {
        _state = decision.State;
        _work++;
        if (decision.Steps.Count + decision.Events.Count > 0)
            _conversation.Tell(new RunNoted(_question.Run, decision.Events, decision.Steps));
        Limit(decision.Next);
        switch (decision.Next)
        {
            case Prepare:
                Later(PrepareAsync);
                break;
            case Ask ask:
                Listen(ask);
                break;
            case Validate validate:
                Later(async stop => new Judged(await _services.Music.Guard.ValidateAsync(validate.Sql, stop)));
                break;
            case Fetch fetch:
                Later(stop => FetchAsync(fetch.Sql, stop));
                break;
            case Explain explain:
                Later(stop => ExplainAsync(explain, stop));
                break;
            case Summarise summarise:
                PutIntoWords(summarise);
                break;
            case Finish finish:
                Say(finish.Text);
                if (finish.Proven is { } pair)
                    _ = KeepAsync(pair);
                Close(new RunClosed(_question.Run, Ending: finish.Ending));
                break;
        }
    }

    private void Limit(Work work)
    {
        TimeSpan? limit = work switch
        {
            Ask => _services.Options.MusicQueryWriting,
            Summarise => _services.Options.MusicSummary,
            Finish => null,
            _ => _services.Options.MusicLookup,
        };
        if (limit is { } time)
            Timers.StartSingleTimer(nameof(WorkOverdue), new WorkOverdue(_work), time);
        else
            Timers.Cancel(nameof(WorkOverdue));
    }

    /// <summary>Work in the library runs elsewhere, so that a stop is heard in the middle of it.</summary>
    private void Later(Func<CancellationToken, Task<Finding>> work)
    {
        var number = _work;
        _ = work(_stopping.Token).PipeTo(Self, Self, found => new Found(number, found), cause => Failed(number, cause));
    }

    private static object Failed(int work, Exception cause) => cause switch
    {
        QueryException e => new Found(work, new QueryFailed(e.Code, e.Message)),
        ModelServerException e => new Found(work, new ModelFailed(e)),
        _ => new Broke(work, cause),
    };

    private void Break(int work, Exception cause)
    {
        if (work != _work)
            return;
        Context.GetLogger().Error(cause, "A question about the music broke in {0}", _state.Phase);
        Close(new RunClosed(_question.Run, cause, new RunEnding(Music: MusicEvidences.Of(_state))));
    }

    /// <summary>Adds to the reply; below what it has already when it goes on.</summary>
    private bool Say(string text)
    {
        if (text.Length == 0)
            return false;
        var apart = _question.GoesOn && !_hasSaid ? "\n\n" : "";
        _hasSaid = true;
        _conversation.Tell(new RunBrought(_question.Run, new Generated(apart + text, "")));
        return true;
    }

    private void Close(RunClosed closed)
    {
        _work++;
        _conversation.Tell(closed);
        Context.Stop(Self);
    }

    private sealed record Found(int Work, Finding Finding);

    private sealed record WorkOverdue(int Work);

    private sealed record Broke(int Work, Exception Cause);
}
