using Akka.Actor;
using Akka.Persistence;
using FamilyChat.Actors.Entities;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.Serialization;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>
/// One conversation: persists what its decider decides, then applies, then answers; runs at most one reply at a time; tells its feeds.
/// How a reply is run stands in the other half of this class.
/// </summary>
public sealed partial class ConversationActor : EntityActor, IWithTimers
{
    private readonly MemberId _member;
    private readonly ConversationId _id;
    private readonly ConversationServices _services;
    private readonly ConversationFeeds _feeds = new();
    private ConversationState _state = ConversationState.Empty;

    public ConversationActor(MemberId member, ConversationId id, ConversationServices services)
    {
        _member = member;
        _id = id;
        _services = services;

        RecoverSnapshot<ConversationSnapshot>(snapshot => _state = snapshot.ToState());
        Recover<IConversationEvent>(e => _state = _state.Apply(e));
        Recover<RecoveryCompleted>(_ => Recovered());

        RunCommands();
        Command<StopReply>(Stop);
        Command<IConversationCommand>(Decide);
        Command<GetConversation>(m => Sender.Tell(View(m)));
        Command<WatchConversation>(Watch);
        Command<UnwatchConversation>(m => _feeds.Remove(m.Feed));
        Command<TitleActor.Thought>(m => Context.Parent.Tell(new SuggestTitle(_member, _id, m.Title)));
        Command<WakeConversation>(_ => { });
        Command<TitleTold>(m => _feeds.Publish(new TitleChanged(m.Title)));

        SetReceiveTimeout(services.Options.PassivateConversationAfter);
    }

    public override string PersistenceId => PersistenceIds.Of(_id);

    protected override bool IsIdle => _feeds.IsEmpty && _state.Pending.IsEmpty && !Context.GetChildren().Any();

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PostStop()
    {
        EndRunWithoutMe();
        _feeds.Close("gone");
        base.PostStop();
    }

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    private void Decide(IConversationCommand command)
    {
        var decision = ConversationDecider.Decide(_state, command, Now, _services.Options);
        var asker = Sender;
        PersistThen(decision.Events, () =>
        {
            if (decision.Answer is ReplyAccepted accepted)
                AnswerWithPosition(asker, accepted);
            else
                asker.Tell(decision.Answer);
        });
    }

    private void PersistThen(IReadOnlyList<IConversationEvent> events, Action then) => PersistThen(events, Apply, () =>
    {
        if (events.Count > 0)
            Advance();
        then();
        if (_run is null)
            SaveSnapshotWhenDue(_services.Options.SnapshotEvery, () => ConversationSnapshot.Of(_state));
    });

    private void Apply(IConversationEvent @event)
    {
        var before = _state;
        _state = _state.Apply(@event);
        switch (@event)
        {
            case MessageSent e:
                _feeds.Publish(new MessageAdded(_state.Messages[e.MessageId]));
                break;
            case ReplyRequested e:
                TellOfQuestion(e);
                if (!before.Pending.IsEmpty)
                    _feeds.Publish(new ReplyQueued(e.ReplyId, e.ParentId, before.Pending.Count, null, null));
                break;
            case ReplyStarted e when _state.Current is { } current && before.Messages[current.ParentId].State == MessageState.Waiting:
                _feeds.Publish(new MessageAdded(_state.Messages[current.ParentId]));
                break;
            case ReplyCheckpointed e:
                Kept(e.ReplyId);
                break;
            case ReplyEnded e:
                EndRun(e.ReplyId);
                _feeds.Publish(new ReplyFinished(e.ReplyId, _state.Messages[e.ReplyId]));
                Context.Parent.Tell(new ConversationMoved(_member, _id, e.At, null, _state.Messages[e.ReplyId].Task, e.Model, null));
                ThinkOfTitle(_state.Messages[e.ReplyId]);
                break;
            case ContextTrimmed e:
                _feeds.Publish(new ContextMoved(e.FirstMessageId));
                break;
        }
    }

    /// <summary>A question and the reply it is owed come together; a reply asked for again brings no new question.</summary>
    private void TellOfQuestion(ReplyRequested e)
    {
        var question = _state.Messages[e.ParentId];
        if (question.At == e.At)
            Context.Parent.Tell(new ConversationMoved(_member, _id, e.At, question.Id, e.Task, e.Model, _state.Order.Count == 1 ? question.Text : null));
    }

    private void Recovered()
    {
        PersistThen(ConversationDecider.Recover(_state, _member, _id, Now), () => { });
        TellNewestAgain();

        if (_state.Current is { Started: false })
            Advance();
    }

    /// <summary>A process that ended may not have told. What the newest question began, its title and its count, hangs on it and not on its reply.</summary>
    private void TellNewestAgain()
    {
        if (_state.Order.FindLast(m => _state.Messages[m].Role == MessageRole.User) is { Value: var id } asked && id != Guid.Empty)
        {
            var question = _state.Messages[asked];
            var words = _state.Order.Count(m => _state.Messages[m].Role == MessageRole.User) == 1 ? question.Text : null;
            Context.Parent.Tell(new ConversationMoved(_member, _id, question.At, question.Id, question.Task, question.Model, words));
        }

        if (!_state.Order.IsEmpty && _state.Messages[_state.Order[^1]] is { Role: MessageRole.Assistant } last)
            Context.Parent.Tell(new ConversationMoved(_member, _id, last.At, null, last.Task, last.Model, null));
    }

    private ConversationView View(GetConversation query)
    {
        var draft = Draft();
        var messages = _state.Order.Where(id => id != draft?.ReplyId).Select(id => _state.Messages[id]).ToList();
        var end = query.Before is { } before && messages.FindIndex(m => m.Id == before) is >= 0 and var index ? index : messages.Count;
        var start = query.Limit is { } limit ? Math.Max(0, end - limit) : 0;
        return new ConversationView(query.Entry!, messages[start..end], draft, start > 0, _state.ContextStart);
    }

    private void Watch(WatchConversation query)
    {
        var feed = query.Feed;
        _feeds.Add(feed);
        if (_run is { Source: not null } run && query.ReplyId == run.Reply.ReplyId && query.Offset <= run.Draft.Length)
        {
            foreach (var step in run.Steps)
                feed.Publish(new MusicStepTaken(run.Reply.ReplyId, step));
            feed.Follow(run.Reply.ReplyId, run.Draft, query.Offset, query.ReasoningOffset);
        }
        else
        {
            var draft = Draft();
            feed.Publish(new SnapshotTaken(
                [.. _state.Order.Where(id => id != draft?.ReplyId).Select(id => _state.Messages[id])], draft, _state.ContextStart));
            if (_run is { Source: not null } running)
                feed.Follow(running.Reply.ReplyId, running.Draft, draft!.Text.Length, draft.Reasoning.Length);
        }

        Sender.Tell(feed);
    }

    private DraftView? Draft()
    {
        if (_run is not { } run)
            return null;
        var state = run.Phase switch
        {
            RunPhase.Writing => DraftState.Writing,
            RunPhase.Loading => DraftState.Loading,
            _ => DraftState.Queued,
        };
        return new DraftView(
            run.Reply.ReplyId, run.Reply.ParentId, run.Draft.Text, run.Draft.Reasoning, state, run.Position, run.Model, run.WaitReason,
            run.Steps);
    }

    /// <summary>Once, when the first question has its answer; not again when that is gone on with while the title still waits.</summary>
    private void ThinkOfTitle(Message reply)
    {
        const string Name = "title";
        if (_services.Options.TitlesByModel && _state.Order.Count == 2 && reply is { State: MessageState.Complete, ParentId: { } question }
            && Context.Child(Name).IsNobody())
            Context.ActorOf(Props.Create(() => new TitleActor(_member, _state.Messages[question], reply, _services)), Name);
    }
}
