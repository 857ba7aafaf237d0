using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Users;

public static partial class UserProtocol
{
    public interface IUserEvent : IJournalEvent;

    public interface IEntryEvent : IUserEvent
    {
        ConversationId Conversation { get; }
    }

    public sealed record ConversationCreated(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        string Title,
        TitleSource TitleSource,
        ChatTask Task,
        string? Model) : IEntryEvent;

    public sealed record ConversationRenamed(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        string Title,
        TitleSource TitleSource) : IEntryEvent;

    public sealed record ConversationPinned(MemberId Member, ConversationId Conversation, DateTimeOffset At, bool Pinned) : IEntryEvent;

    public sealed record ConversationArchived(MemberId Member, ConversationId Conversation, DateTimeOffset At, bool Archived) : IEntryEvent;

    public sealed record ConversationRetasked(MemberId Member, ConversationId Conversation, DateTimeOffset At, ChatTask Task, string? Model) : IEntryEvent;

    public sealed record ConversationDeleted(MemberId Member, ConversationId Conversation, DateTimeOffset At) : IEntryEvent;

    public sealed record ConversationRestored(MemberId Member, ConversationId Conversation, DateTimeOffset At) : IEntryEvent;

    /// <summary>A message was written in it, by the member (then <paramref name="Question"/> says which) or as a reply.</summary>
    public sealed record ConversationTouched(MemberId Member, ConversationId Conversation, DateTimeOffset At, MessageId? Question) : IEntryEvent;

    public sealed record PolicyChanged(MemberId Member, DateTimeOffset At, MemberId By, MemberPolicy Policy) : IUserEvent;
}
