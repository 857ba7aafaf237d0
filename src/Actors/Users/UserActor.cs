using Akka.Actor;
using Akka.Persistence;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Entities;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.Serialization;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Users;

/// <summary>
/// One member: keeps the list of conversations and the member's rules, and supervises a <see cref="ConversationActor"/> for each
/// conversation in use. Everything for a conversation passes here, so this is the one place that knows whose it is.
/// </summary>
public sealed class UserActor : EntityActor, IWithTimers
{
    private readonly MemberId _member;
    private readonly ConversationServices _services;
    private readonly EntityChildren _conversations;
    private readonly HashSet<ConversationId> _generating = [];
    private readonly List<ListFeed> _feeds = [];
    private readonly SendingRate _rate;
    private readonly UncountedQuestions _uncounted;
    private readonly Trash _trash = new();
    private UserState _state = UserState.Empty;

    public UserActor(MemberId member, ConversationServices services)
    {
        _member = member;
        _services = services;
        _rate = new SendingRate(() => services.Options.MessagesPerMinute, services.Time);
        _uncounted = new UncountedQuestions(services.Time);
        _conversations = new EntityChildren(Context, name => Props.Create(() => new ConversationActor(member, ParseId(name), services)));

        RecoverSnapshot<UserSnapshot>(snapshot => _state = snapshot.ToState());
        Recover<IUserEvent>(e => _state = _state.Apply(e));
        Recover<RecoveryCompleted>(_ => KeepSnapshot());

        Command<SendMessage>(Send);
        Command<RegenerateReply>(m => WithEntry(m, e => m with { Admission = Admit(e, null, null, question: null) }));
        Command<ContinueReply>(m => WithEntry(m, e => m with { Admission = Admit(e, null, null, question: null) }));
        Command<GetConversation>(m => WithEntry(m, e => m with { Entry = e }));
        Command<UnwatchConversation>(Unwatch);
        Command<IConversationMessage>(m => WithEntry(m, _ => m));
        Command<IUserCommand>(Decide);
        Command<GetConversations>(m => Sender.Tell(new ConversationList(
            [.. UserDecider.List(_state, m.View, Now, _services.Options).Select(Summary)])));
        Command<GetPolicy>(_ => Sender.Tell(_state.Policy));
        Command<WatchConversations>(m => Watch(m.Feed));
        Command<UnwatchConversations>(m => Unwatch(m.Feed));

        Command<TrashDue>(_ => LookIntoTrash());
        Command<ConversationActor.ActivityChanged>(Activity);
        Command<ModelServerProtocol.ModelServerChanged>(m => Publish(new ModelServerMoved(m.Status)));
        Command<Passivate>(m => _conversations.Passivate(m.Name));
        Command<PassivationDeclined>(m => _conversations.PassivationDeclined(m.Name));
        Command<Terminated>(ConversationEnded);
        Command<EndOfService>(_ =>
        {
            Become(Ending);
            _conversations.EndService();
            StopWhenAlone();
        });

        SetReceiveTimeout(services.Options.PassivateMemberAfter);
    }

    public override string PersistenceId => PersistenceIds.Of(_member);

    public ITimerScheduler Timers { get; set; } = null!;

    protected override bool IsIdle => _feeds.Count == 0 && !Context.GetChildren().Any();

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    protected override void PostStop()
    {
        Publish(new ListClosed("gone"));
        base.PostStop();
    }

    private void Decide(IUserCommand command)
    {
        var decision = UserDecider.Decide(_state, command, Now, _services.Options);
        if (decision.Refused is { } refused)
        {
            Sender.Tell(refused);
            return;
        }

        var asker = Sender;
        PersistThen(decision.Events, Apply, () =>
        {
            Answer(command, asker);
            KeepSnapshot();
        });
    }

    private void KeepSnapshot() => SaveSnapshotWhenDue(_services.Options.SnapshotEvery, () => UserSnapshot.Of(_state));

    private void Apply(IUserEvent @event)
    {
        _state = _state.Apply(@event);
        if (@event is ConversationTouched { Question: { } question })
            _uncounted.Counted(question);
        if (@event is not IEntryEvent { Conversation: var id } || @event is IAccountEvent || !_state.Conversations.TryGetValue(id, out var entry))
            return;
        Publish(new SummaryChanged(Summary(entry)));
        if (@event is ConversationRenamed renamed)
            _conversations.Find(Name(id))?.Tell(new ConversationActor.TitleTold(renamed.Title));
        if (@event is ConversationDeleted or ConversationRestored)
            LookIntoTrash();
        if (@event is ConversationDeleted && _generating.Contains(id))
            _conversations.Find(Name(id))?.Tell(new StopReply(_member, id));
    }

    private void Answer(IUserCommand command, IActorRef asker)
    {
        switch (command)
        {
            case CreateConversation c:
                asker.Tell(Summary(_state.Conversations[c.Id]));
                break;
            case ChangeConversation { Id: var id }:
                asker.Tell(Summary(_state.Conversations[id]));
                break;
            case DeleteConversation { Id: var id }:
                asker.Tell(Summary(_state.Conversations[id]));
                break;
            case RestoreConversation { Id: var id }:
                asker.Tell(Summary(_state.Conversations[id]));
                break;
            case ChangePolicy:
                asker.Tell(_state.Policy);
                break;
            case NoteAccountEvent:
                asker.Tell(Noted.Instance);
                break;
        }
    }

    private void Send(SendMessage message) => WithEntry(message, entry =>
    {
        var admission = Admit(entry, message.Model, message.Task, message.MessageId);
        if (admission.Refused is null)
            _uncounted.Add(message.MessageId);
        return message with { Admission = admission };
    });

    private Admission Admit(ConversationEntry entry, string? model, ChatTask? task, MessageId? question)
    {
        var admission = UserDecider.Admit(
            _state, entry, model, task, question is { } id ? _uncounted.Besides(id) : null, Now, _services.Options);
        return _rate.Allow() ? admission : admission with { Refused = Refusal.SlowDown };
    }

    /// <summary>The one door to a conversation: it is there and it is this member's, or it does not exist.</summary>
    private void WithEntry(IConversationMessage message, Func<ConversationEntry, IConversationMessage> prepare)
    {
        var entry = _state.Find(message.Conversation, Now, _services.Options);
        if (entry is null || (entry.DeletedAt is not null && message is IReplyCommand))
            Sender.Tell(Refusal.NotFound);
        else
            _conversations.Forward(Name(message.Conversation), prepare(entry));
    }

    /// <summary>A reader leaving must not wake a conversation that has gone to sleep.</summary>
    private void Unwatch(UnwatchConversation message) => _conversations.ForwardIfAwake(Name(message.Conversation), message);

    private void Watch(ListFeed feed)
    {
        if (_feeds.Count == 0)
            Context.System.EventStream.Subscribe(Self, typeof(ModelServerProtocol.ModelServerChanged));
        if (!_feeds.Contains(feed))
            _feeds.Add(feed);
        LookIntoTrash();
        Sender.Tell(feed);
    }

    private void Unwatch(ListFeed feed)
    {
        if (_feeds.Remove(feed) && _feeds.Count == 0)
            Context.System.EventStream.Unsubscribe(Self, typeof(ModelServerProtocol.ModelServerChanged));
    }

    private void LookIntoTrash()
    {
        if (_feeds.Count == 0)
            return;
        var (gone, next) = _trash.Look(_state, Now, _services.Options);
        foreach (var id in gone)
            Publish(new ConversationRemoved(id));
        if (next is { } wait)
            Timers.StartSingleTimer(nameof(TrashDue), TrashDue.Instance, wait);
    }

    private void Activity(ConversationActor.ActivityChanged message)
    {
        var changed = message.Generating ? _generating.Add(message.Conversation) : _generating.Remove(message.Conversation);
        if (changed && _state.Conversations.TryGetValue(message.Conversation, out var entry))
            Publish(new SummaryChanged(Summary(entry)));
    }

    private void ConversationEnded(Terminated message)
    {
        Activity(new ConversationActor.ActivityChanged(ParseId(message.ActorRef.Path.Name), Generating: false));
        _conversations.Terminated(message.ActorRef);
    }

    /// <summary>What the conversations still say, that they have moved or rest, is told again when they are next opened.</summary>
    private void Ending()
    {
        Command<Terminated>(_ => StopWhenAlone());
        Command<object>(_ => { });
    }

    private void StopWhenAlone()
    {
        if (!Context.GetChildren().Any())
            Context.Stop(Self);
    }

    private void Publish(ListOutput output)
    {
        foreach (var feed in _feeds)
            feed.Publish(output);
    }

    private ConversationSummary Summary(ConversationEntry entry) => new(entry, _generating.Contains(entry.Id));

    private sealed record TrashDue
    {
        public static readonly TrashDue Instance = new();
    }

    private static string Name(ConversationId id) => id.ToString();

    private static ConversationId ParseId(string name) => new(Guid.ParseExact(name, "D"));
}
