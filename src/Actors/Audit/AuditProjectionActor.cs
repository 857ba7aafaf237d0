using Akka;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence.Query;
using Akka.Persistence.Sql.Query;
using Akka.Streams;
using Akka.Streams.Dsl;
using FamilyChat.Actors.Serialization;
using static FamilyChat.Actors.Audit.AuditProtocol;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Audit;

/// <summary>
/// Carries every event of the journal into the audit's store, from where it stopped the last time, and goes on by itself when the
/// store or the journal was away. When it has caught up after a start, it wakes the conversations that still owe a reply: what was
/// interrupted ends, and what was kept goes out, without anybody opening them.
/// </summary>
public sealed class AuditProjectionActor : ReceiveActor, IWithTimers
{
    private const int BatchLength = 500;
    private static readonly TimeSpan BatchWait = TimeSpan.FromMilliseconds(20);
    private static readonly RestartSettings Pauses = RestartSettings.Create(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), 0.2);

    private readonly IAuditStore _store;
    private readonly IActorRef _users;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private UniqueKillSwitch? _stream;
    private AuditCursor _cursor = new(0);
    private long? _repairAt;

    public AuditProjectionActor(IAuditStore store, IActorRef users)
    {
        _store = store;
        _users = users;

        Receive<Begin>(_ => Load());
        Receive<Begun>(Run);
        Receive<TakenIn>(_ => RepairIfCaughtUp());
        Receive<RepliesFound>(m => Wake(m.Replies));
        Receive<GetAuditProgress>(_ => Tell());
        Receive<RebuildAudit>(_ => Rebuild());
        Receive<Status.Failure>(m =>
        {
            _log.Warning("The audit cannot begin: {0}", m.Cause.Message);
            Timers.StartSingleTimer(nameof(Begin), Begin.Instance, Pauses.MaxBackoff);
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Self.Tell(Begin.Instance);

    protected override void PostStop()
    {
        _stream?.Shutdown();
        base.PostStop();
    }

    private void Load() => _ = LoadAsync(repair: true).PipeTo(Self);

    private void Tell() => _ = ProgressAsync().PipeTo(Sender);

    private async Task<Begun> LoadAsync(bool repair) => new(await _store.PositionAsync(), repair ? await _store.JournalEndAsync() : null);

    /// <summary>The one place where the projection's stream is materialised.</summary>
    private void Run(Begun begun)
    {
        // Two may have begun: asked for anew twice at once, or after a question that failed while a stream went on.
        _stream?.Shutdown();
        _repairAt = begun.RepairAt ?? _repairAt;
        var cursor = _cursor = new AuditCursor(begun.Position);
        var journal = PersistenceQuery.Get(Context.System).ReadJournalFor<SqlReadJournal>(SqlReadJournal.Identifier);
        var (store, self, log) = (_store, Self, _log);
        _stream = RestartSource
            .WithBackoff(() => Batches(journal, store, cursor, log), Pauses)
            .ViaMaterialized(KillSwitches.Single<NotUsed>(), Keep.Right)
            .ToMaterialized(Sink.ForEach<NotUsed>(_ => self.Tell(TakenIn.Instance)), Keep.Left)
            .Run(Context.System.Materializer());
        RepairIfCaughtUp();
    }

    private static Source<NotUsed, NotUsed> Batches(SqlReadJournal journal, IAuditStore store, AuditCursor cursor, ILoggingAdapter log) => journal
        .AllEvents(Offset.Sequence(cursor.Position))
        .Select(e => new RecordedEvent(((Sequence)e.Offset).Value, JournalManifests.Of(e.Event.GetType()), (IJournalEvent)e.Event))
        .GroupedWithin(BatchLength, BatchWait)
        .SelectAsync(1, batch => cursor.AdvanceAsync(store, [.. batch]))
        .SelectError(cause =>
        {
            log.Warning("The audit waits and tries again: {0}", cause.Message);
            return cause;
        });

    private void RepairIfCaughtUp()
    {
        if (_repairAt is not { } end || _cursor.Position < end)
            return;
        _repairAt = null;
        _ = _store.OpenRepliesAsync().PipeTo(Self, success: replies => new RepliesFound(replies));
    }

    private void Wake(IReadOnlyList<OpenReply> replies)
    {
        foreach (var conversation in replies.DistinctBy(r => r.Conversation))
            _users.Tell(new WakeConversation(conversation.Member, conversation.Conversation));
    }

    private async Task<AuditProgress> ProgressAsync()
    {
        var cursor = _cursor;
        return new AuditProgress(cursor.Position, await _store.JournalEndAsync());
    }

    private void Rebuild()
    {
        _stream?.Shutdown();
        var (self, asker) = (Self, Sender);
        _ = ClearAsync().PipeTo(self);

        async Task<Begun> ClearAsync()
        {
            try
            {
                await _store.ClearAsync();
                var begun = await LoadAsync(repair: false);
                asker.Tell(new AuditProgress(begun.Position, await _store.JournalEndAsync()));
                return begun;
            }
            catch (Exception cause)
            {
                asker.Tell(new Status.Failure(cause));
                throw;
            }
        }
    }

    private sealed record Begin
    {
        public static readonly Begin Instance = new();
    }

    /// <param name="RepairAt">Where "caught up" is after a start; null when this is not one.</param>
    private sealed record Begun(long Position, long? RepairAt);

    private sealed record TakenIn
    {
        public static readonly TakenIn Instance = new();
    }

    private sealed record RepliesFound(IReadOnlyList<OpenReply> Replies);
}
