using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Conversations;

/// <summary>A conversation's state as it is kept to make recovery short.</summary>
public sealed record ConversationSnapshot(
    IReadOnlyList<Message> Messages,
    IReadOnlyList<PendingReply> Pending,
    string DraftText,
    string DraftReasoning,
    MessageId? ContextStart) : IJournaled
{
    public static ConversationSnapshot Of(ConversationState state) => new(
        [.. state.Order.Select(id => state.Messages[id])],
        state.Pending,
        string.Concat(state.DraftText),
        string.Concat(state.DraftReasoning),
        state.ContextStart);

    public ConversationState ToState() => new()
    {
        Messages = System.Collections.Immutable.ImmutableDictionary.CreateRange(Messages.Select(m => KeyValuePair.Create(m.Id, m))),
        Order = [.. Messages.Select(m => m.Id)],
        Pending = [.. Pending],
        DraftText = DraftText.Length == 0 ? [] : [DraftText],
        DraftReasoning = DraftReasoning.Length == 0 ? [] : [DraftReasoning],
        ContextStart = ContextStart,
    };
}
