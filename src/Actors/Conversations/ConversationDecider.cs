using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>What a command leads to: the answer, and the events that must be durable before it is given.</summary>
public readonly record struct Decision(object Answer, IReadOnlyList<IConversationEvent> Events)
{
    public static Decision Refuse(Refusal refusal, params IReadOnlyList<IConversationEvent> events) => new(refusal, events);
}

/// <summary>The rules of a conversation. Pure: no clock, no ids of its own, no actor.</summary>
public static class ConversationDecider
{
    public static Decision Decide(ConversationState state, IConversationCommand command, DateTimeOffset now, ChatOptions options) => command switch
    {
        SendMessage c => Send(state, c, now, options),
        RegenerateReply c => Regenerate(state, c, now),
        ContinueReply c => Continue(state, c, now),
        StopReply c => Stop(state, c, now),
        _ => Decision.Refuse(Refusal.NotFound),
    };

    /// <summary>The end of the reply in work, or nothing if there is none: a reply ends once.</summary>
    public static IReadOnlyList<IConversationEvent> End(
        ConversationState state, MemberId member, ConversationId conversation, DateTimeOffset now, MessageId reply, ReplyOutcome outcome) =>
        state.Current is { } current && current.ReplyId == reply
            ? [new ReplyEnded(
                member, conversation, now, reply, outcome.State, outcome.Text, outcome.Reasoning, outcome.Model, outcome.Usage, outcome.Error,
                outcome.Music)]
            : [];

    /// <summary>After a restart: a reply that had begun cannot be gone on with, and is kept with the text that survived.</summary>
    public static IReadOnlyList<IConversationEvent> Recover(ConversationState state, MemberId member, ConversationId conversation, DateTimeOffset now)
    {
        if (state.Current is not { Started: true } current)
            return [];
        var earlier = current.Continues ? state.Messages[current.ReplyId] : null;
        var text = earlier?.Text + string.Concat(state.DraftText);
        var reasoning = earlier?.Reasoning + string.Concat(state.DraftReasoning);
        return End(state, member, conversation, now, current.ReplyId, new ReplyOutcome(
            MessageState.Interrupted, text, reasoning, current.Model, Music: earlier?.Music));
    }

    private static Decision Send(ConversationState state, SendMessage c, DateTimeOffset now, ChatOptions options)
    {
        if (state.Messages.ContainsKey(c.MessageId) && state.FirstReplyTo(c.MessageId) is { } known)
            return new Decision(new ReplyAccepted(c.MessageId, known, Position(state, known)), []);
        if (c.Admission.Refused is { } refused)
            return Refused(refused, c, c.MessageId, now);

        var text = MessageText.Clean(c.Text);
        if (string.IsNullOrWhiteSpace(text))
            return Decision.Refuse(Refusal.EmptyMessage);
        if (text.Length > options.MessageLength)
            return Decision.Refuse(Refusal.MessageTooLong(options.MessageLength));
        if (!state.Pending.IsEmpty && !c.Queue)
            return Decision.Refuse(Refusal.Busy);
        if (state.Pending.Count > options.QueuedMessagesPerConversation)
            return Decision.Refuse(Refusal.SlowDown);

        var parent = c.Root ? null : c.Parent ?? state.NewestReply();
        if (parent is { } id && !IsReply(state, id))
            return Decision.Refuse(Refusal.NotFound);

        return new Decision(
            new ReplyAccepted(c.MessageId, c.ReplyId, state.Pending.Count),
            [
                new MessageSent(c.Member, c.Conversation, now, c.MessageId, parent, text, c.Admission.Task),
                new ReplyRequested(
                    c.Member, c.Conversation, now, c.ReplyId, c.MessageId, c.Admission.Task, c.Admission.Model, c.Admission.SystemPrompt),
                .. ParentTopics.Answer(c, c.Conversation, now, c.ReplyId, text),
            ]);
    }

    private static Decision Regenerate(ConversationState state, RegenerateReply c, DateTimeOffset now)
    {
        if (!state.Messages.TryGetValue(c.ReplyId, out var reply) || reply is not { Role: MessageRole.Assistant, ParentId: { } question })
            return Decision.Refuse(Refusal.NotFound);
        if (Hindrance(state, c, c.ReplyId, now) is { } hindrance)
            return hindrance;
        return new Decision(
            new ReplyAccepted(question, c.NewReplyId, 0),
            [
                new ReplyRequested(c.Member, c.Conversation, now, c.NewReplyId, question, reply.Task, c.Admission.Model, c.Admission.SystemPrompt),
                .. ParentTopics.Answer(c, c.Conversation, now, c.NewReplyId, state.Messages[question].Text),
            ]);
    }

    private static Decision Continue(ConversationState state, ContinueReply c, DateTimeOffset now)
    {
        if (!state.Messages.TryGetValue(c.ReplyId, out var reply) || reply is not { Role: MessageRole.Assistant, ParentId: { } question })
            return Decision.Refuse(Refusal.NotFound);
        if (Hindrance(state, c, c.ReplyId, now) is { } hindrance)
            return hindrance;
        return new Decision(
            new ReplyAccepted(question, c.ReplyId, 0),
            [
                new ReplyContinued(c.Member, c.Conversation, now, c.ReplyId, reply.Model ?? c.Admission.Model, c.Admission.SystemPrompt),
                .. ParentTopics.Answer(c, c.Conversation, now, c.ReplyId, state.Messages[question].Text),
            ]);
    }

    /// <summary>What stands against writing on a reply that is there; null when nothing does.</summary>
    private static Decision? Hindrance(ConversationState state, IReplyCommand c, MessageId reply, DateTimeOffset now)
    {
        if (c.Admission.Refused is { } refused)
            return Refused(refused, c, reply, now);
        return state.Pending.IsEmpty ? null : Decision.Refuse(Refusal.Busy);
    }

    /// <summary>A reply that has not begun ends at once; one that runs is ended by its own run, which still holds text.</summary>
    private static Decision Stop(ConversationState state, StopReply c, DateTimeOffset now)
    {
        if (state.Current is not { } current || !c.Means(current.ReplyId))
            return new Decision(new ReplyStopped(false), []);
        if (current.Started)
            return new Decision(new ReplyStopped(true), []);
        var earlier = current.Continues ? state.Messages[current.ReplyId] : null;
        var outcome = new ReplyOutcome(MessageState.Stopped, earlier?.Text ?? "", earlier?.Reasoning ?? "", current.Model, earlier?.Usage, Music: earlier?.Music);
        return new Decision(new ReplyStopped(true), End(state, c.Member, c.Conversation, now, current.ReplyId, outcome));
    }

    private static Decision Refused(Refusal refusal, IReplyCommand c, MessageId about, DateTimeOffset now) =>
        refusal == Refusal.SlowDown
            ? Decision.Refuse(refusal)
            : Decision.Refuse(refusal, new MessageRefused(c.Member, c.Conversation, now, about, refusal.Code));

    private static bool IsReply(ConversationState state, MessageId id) =>
        state.Messages.TryGetValue(id, out var message)
            ? message.Role == MessageRole.Assistant
            : state.Pending.Exists(p => p.ReplyId == id);

    private static int Position(ConversationState state, MessageId reply) =>
        Math.Max(0, state.Pending.FindIndex(p => p.ReplyId == reply));
}
