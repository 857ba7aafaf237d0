using FamilyChat.Actors.Users;

namespace FamilyChat.Actors.Conversations;

public static partial class ConversationProtocol
{
    public interface IConversationQuery : IConversationMessage;

    /// <summary>The conversation with its messages. The member adds the <see cref="Entry"/> on the way.</summary>
    /// <param name="Before">Only messages older than this one.</param>
    /// <param name="Limit">At most so many, the newest of those that fit; null for all.</param>
    public sealed record GetConversation(MemberId Member, ConversationId Conversation, MessageId? Before = null, int? Limit = null)
        : IConversationQuery
    {
        public ConversationEntry? Entry { get; init; }
    }

    public sealed record ConversationView(ConversationEntry Entry, IReadOnlyList<Message> Messages, DraftView? Draft, bool More, MessageId? ContextStart);

    /// <summary>A reply being written, or waiting to be.</summary>
    /// <param name="Reason">Why nothing moves, in words for a person; null when the wait is only for one's turn.</param>
    /// <param name="Steps">The phases so far of an answer about the music.</param>
    public sealed record DraftView(
        MessageId ReplyId, MessageId ParentId, string Text, string Reasoning, DraftState State, int Position, string? Model, string? Reason,
        IReadOnlyList<MusicStep>? Steps = null);

    public enum DraftState { Queued, Loading, Writing }

    /// <summary>
    /// Asks for a feed of everything that happens from now on. With a reply and offset that fit the draft, the feed goes on right
    /// there; otherwise it begins with a snapshot.
    /// </summary>
    public sealed record WatchConversation(MemberId Member, ConversationId Conversation, MessageId? ReplyId = null, int Offset = 0, int ReasoningOffset = 0)
        : IConversationQuery
    {
        /// <summary>The reader's own, so that one who leaves before the answer can still say which: nobody else would ever take it out.</summary>
        public ConversationFeed Feed { get; } = new();
    }

    /// <summary>Brings a conversation into memory, so that what it owes is finished or goes on. Not answered.</summary>
    public sealed record WakeConversation(MemberId Member, ConversationId Conversation) : IConversationQuery;

    /// <summary>The reader of a feed has gone.</summary>
    public sealed record UnwatchConversation(MemberId Member, ConversationId Conversation, ConversationFeed Feed) : IConversationQuery;
}
