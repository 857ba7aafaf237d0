using System.Collections.Immutable;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>A reply that is owed. The first of the list is in work, the others wait behind it.</summary>
/// <param name="Started">A run has begun; without an end after a restart, the reply was interrupted.</param>
/// <param name="Continues">The reply already stands among the messages and grows from its end.</param>
public sealed record PendingReply(
    MessageId ReplyId,
    MessageId ParentId,
    ChatTask Task,
    string? Model,
    string? SystemPrompt,
    bool Started,
    bool Continues);

/// <summary>What a conversation is, folded from its events. Pure: the same events give the same state, whenever they are read.</summary>
public sealed record ConversationState
{
    public static readonly ConversationState Empty = new();

    public ImmutableDictionary<MessageId, Message> Messages { get; init; } = ImmutableDictionary<MessageId, Message>.Empty;

    /// <summary>Ids in the order the messages came.</summary>
    public ImmutableList<MessageId> Order { get; init; } = [];

    public ImmutableList<PendingReply> Pending { get; init; } = [];

    /// <summary>Pieces of the first pending reply that are in the journal.</summary>
    public ImmutableList<string> DraftText { get; init; } = [];

    public ImmutableList<string> DraftReasoning { get; init; } = [];

    /// <summary>The first message the model still sees; null until its window was full for the first time.</summary>
    public MessageId? ContextStart { get; init; }

    public PendingReply? Current => Pending.IsEmpty ? null : Pending[0];

    public ConversationState Apply(IConversationEvent @event) => @event switch
    {
        MessageSent e => Add(new Message(
            e.MessageId, MessageRole.User, e.ParentId, e.Text, e.At, e.Task, Pending.IsEmpty ? MessageState.Complete : MessageState.Waiting)),
        ReplyRequested e => this with
        {
            Pending = Pending.Add(new PendingReply(e.ReplyId, e.ParentId, e.Task, e.Model, e.SystemPrompt, Started: false, Continues: false)),
        },
        ReplyContinued e => Continue(e),
        ReplyStarted e => Start(e),
        ReplyCheckpointed e => this with
        {
            DraftText = e.Text.Length == 0 ? DraftText : DraftText.Add(e.Text),
            DraftReasoning = e.Reasoning.Length == 0 ? DraftReasoning : DraftReasoning.Add(e.Reasoning),
        },
        ReplyEnded e => End(e),
        ContextTrimmed e => this with { ContextStart = e.FirstMessageId },
        _ => this,
    };

    /// <summary>The reply a question was first given, whether written or owed.</summary>
    public MessageId? FirstReplyTo(MessageId question)
    {
        foreach (var id in Order)
        {
            if (Messages[id].ParentId == question)
                return id;
        }

        return Pending.Find(p => p.ParentId == question)?.ReplyId;
    }

    /// <summary>The newest reply, written or owed: what the next message follows when nothing else is said.</summary>
    public MessageId? NewestReply() =>
        Pending.IsEmpty
            ? Order.FindLast(id => Messages[id].Role == MessageRole.Assistant) is { Value: var value } last && value != Guid.Empty ? last : null
            : Pending[^1].ReplyId;

    /// <summary>The messages from the first one down to <paramref name="last"/>, along parents.</summary>
    public IReadOnlyList<Message> PathTo(MessageId last)
    {
        var path = new List<Message>();
        for (MessageId? id = last; id is { } at && Messages.TryGetValue(at, out var message); id = message.ParentId)
            path.Add(message);
        path.Reverse();
        return path;
    }

    private ConversationState Add(Message message) => this with
    {
        Messages = Messages.SetItem(message.Id, message),
        Order = Messages.ContainsKey(message.Id) ? Order : Order.Add(message.Id),
    };

    private ConversationState Continue(ReplyContinued e)
    {
        var reply = Messages[e.ReplyId];
        return this with
        {
            Pending = Pending.Add(new PendingReply(
                e.ReplyId, reply.ParentId ?? e.ReplyId, reply.Task, e.Model, e.SystemPrompt, Started: false, Continues: true)),
        };
    }

    private ConversationState Start(ReplyStarted e)
    {
        var index = Pending.FindIndex(p => p.ReplyId == e.ReplyId);
        if (index < 0)
            return this;
        var pending = Pending[index];
        var question = Messages[pending.ParentId];
        var started = this with { Pending = Pending.SetItem(index, pending with { Started = true }) };
        return question.State == MessageState.Waiting ? started.Add(question with { State = MessageState.Complete }) : started;
    }

    private ConversationState End(ReplyEnded e)
    {
        var index = Pending.FindIndex(p => p.ReplyId == e.ReplyId);
        if (index < 0)
            return this;
        var pending = Pending[index];
        var reply = new Message(
            e.ReplyId, MessageRole.Assistant, pending.ParentId, e.Text, e.At, pending.Task, e.State, e.Model,
            e.Reasoning.Length == 0 ? null : e.Reasoning, e.Usage, e.Error, e.Music);
        var ended = Add(reply) with { Pending = Pending.RemoveAt(index) };
        var question = ended.Messages[pending.ParentId];
        if (question.State == MessageState.Waiting)
            ended = ended.Add(question with { State = MessageState.Complete });
        return index == 0 ? ended with { DraftText = [], DraftReasoning = [] } : ended;
    }
}
