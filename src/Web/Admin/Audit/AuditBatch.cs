using System.Globalization;
using FamilyChat.Actors;
using FamilyChat.Actors.Audit;
using FamilyChat.Actors.Serialization;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Audit;

sealed record EventRow(long Sequence, DateTimeOffset At, byte[] Member, byte[]? Conversation, string Kind, string Summary, byte[]? Parent);

sealed record TextRow(long Sequence, string Tags, string Words);

sealed record EntryRow(long Sequence, byte[] Conversation, byte[] Item, byte[]? Parent, bool Question, DateTimeOffset At);

sealed record TitleRow(byte[] Id, byte[] Member, string Title);

sealed record DeletionRow(byte[] Id, DateTimeOffset? At);

sealed record UsageRow(string Day, byte[] Member, long Messages, long PromptTokens, long CompletionTokens, long ModelMs);

/// <summary>What a run of events means for the audit's tables. Pure: the same events give the same rows.</summary>
sealed class AuditBatch(IEnumerable<OpenReply> open, TimeZoneInfo timeZone)
{
    readonly Dictionary<MessageId, OpenReply> open = open.ToDictionary(r => r.Reply);
    readonly Dictionary<(string Day, MemberId Member), UsageRow> usage = [];

    public List<EventRow> Events { get; } = [];

    public List<TextRow> Texts { get; } = [];

    public List<EntryRow> Entries { get; } = [];

    public List<TitleRow> Titles { get; } = [];

    public List<DeletionRow> Deletions { get; } = [];

    public IReadOnlyCollection<UsageRow> Usage => usage.Values;

    public IReadOnlyCollection<OpenReply> Open => open.Values;

    public bool RepliesChanged { get; private set; }

    public void Add(RecordedEvent recorded)
    {
        var @event = recorded.Event;
        ConversationId? conversation = @event switch
        {
            IConversationEvent e => e.Conversation,
            IEntryEvent e => e.Conversation,
            _ => null,
        };
        if (AuditText.Of(recorded.Manifest, @event) is { } text)
        {
            Events.Add(new EventRow(
                recorded.Ordering, @event.At, @event.Member.Key(), conversation?.Key(), text.Kind, text.Summary, Parent(@event)?.Key()));
            if (!string.IsNullOrWhiteSpace(text.Searched))
                Texts.Add(new TextRow(recorded.Ordering, Tags(@event.Member, conversation, text.Kind), Searchable(text.Searched)));
        }

        Follow(recorded.Ordering, @event);
    }

    static MessageId? Parent(IJournalEvent @event) => @event switch
    {
        MessageSent e => e.ParentId,
        ReplyRequested e => e.ParentId,
        _ => null,
    };

    void Follow(long sequence, object @event)
    {
        switch (@event)
        {
            case ConversationCreated e:
                Titled(sequence, e, e.Title);
                break;
            case ConversationRenamed e:
                Titled(sequence, e, e.Title);
                break;
            case ConversationDeleted e:
                Deletions.Add(new DeletionRow(e.Conversation.Key(), e.At));
                break;
            case ConversationRestored e:
                Deletions.Add(new DeletionRow(e.Conversation.Key(), null));
                break;
            case MessageSent e:
                Entries.Add(new EntryRow(sequence, e.Conversation.Key(), e.MessageId.Key(), e.ParentId?.Key(), true, e.At));
                Count(e.Member, e.At, messages: 1);
                break;
            case ReplyRequested e:
                Owe(new OpenReply(e.ReplyId, e.Member, e.Conversation, e.ParentId, null));
                break;
            case ReplyContinued e:
                Owe(new OpenReply(e.ReplyId, e.Member, e.Conversation, null, null));
                break;
            case ReplyStarted e when open.TryGetValue(e.ReplyId, out var owed):
                Owe(owed with { StartedAt = e.At });
                break;
            case ReplyEnded e:
                End(sequence, e);
                break;
        }
    }

    void Titled(long sequence, IEntryEvent e, string title)
    {
        Titles.Add(new TitleRow(e.Conversation.Key(), e.Member.Key(), title));
        Entries.Add(new EntryRow(sequence, e.Conversation.Key(), e.Conversation.Key(), null, false, e.At));
    }

    void Owe(OpenReply reply)
    {
        open[reply.Reply] = reply;
        RepliesChanged = true;
    }

    void End(long sequence, ReplyEnded e)
    {
        open.Remove(e.ReplyId, out var owed);
        RepliesChanged = true;
        Entries.Add(new EntryRow(sequence, e.Conversation.Key(), e.ReplyId.Key(), owed?.Question?.Key(), false, e.At));
        var worked = owed?.StartedAt is { } from ? Math.Max(0, (long)(e.At - from).TotalMilliseconds) : 0;
        Count(e.Member, e.At, prompt: e.Usage?.PromptTokens ?? 0, completion: e.Usage?.CompletionTokens ?? 0, modelMs: worked);
    }

    void Count(MemberId member, DateTimeOffset at, long messages = 0, long prompt = 0, long completion = 0, long modelMs = 0)
    {
        if (messages + prompt + completion + modelMs == 0)
            return;
        var day = TimeZoneInfo.ConvertTime(at, timeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sum = usage.GetValueOrDefault((day, member)) ?? new UsageRow(day, member.Key(), 0, 0, 0, 0);
        usage[(day, member)] = sum with
        {
            Messages = sum.Messages + messages,
            PromptTokens = sum.PromptTokens + prompt,
            CompletionTokens = sum.CompletionTokens + completion,
            ModelMs = sum.ModelMs + modelMs,
        };
    }

    static string Tags(MemberId member, ConversationId? conversation, string kind) =>
        conversation is { } id ? $"{member.Tag()} {id.Tag()} {AuditKeys.KindTag(kind)}" : $"{member.Tag()} {AuditKeys.KindTag(kind)}";

    /// <summary>Without the two characters that mark hits in a snippet.</summary>
    static string Searchable(string text) => text.Replace(FullText.HitBegins, ' ').Replace(FullText.HitEnds, ' ');
}
