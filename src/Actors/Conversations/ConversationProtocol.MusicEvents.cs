namespace FamilyChat.Actors.Conversations;

public static partial class ConversationProtocol
{
    /// <summary>What happened on the way to an answer about the music, for the audit: the state of a conversation does not depend on it.</summary>
    public interface IMusicEvent : IConversationEvent
    {
        MessageId ReplyId { get; }
    }

    /// <summary>The model wrote a statement.</summary>
    /// <param name="Attempt">1 for the first, 2 and 3 for corrections.</param>
    public sealed record MusicQueryWritten(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        int Attempt,
        string Sql) : IMusicEvent;

    /// <summary>The statement does not work; the model is told so while corrections are left.</summary>
    public sealed record MusicQueryRejected(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        int Attempt,
        string Sql,
        string Problem) : IMusicEvent;

    /// <param name="ElapsedMs">Time spent in SQLite, in milliseconds.</param>
    public sealed record MusicQueryExecuted(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        int Attempt,
        string Sql,
        long RowCount,
        double ElapsedMs) : IMusicEvent;

    /// <summary>The rows were known already; nothing ran.</summary>
    public sealed record MusicAnsweredFromCache(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        string Sql,
        long RowCount) : IMusicEvent;

    /// <summary>Asked to change the library, or handed a statement that does more than look.</summary>
    /// <param name="Sql">The statement, where there was one.</param>
    public sealed record MusicQueryRefused(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        string? Sql,
        string Reason) : IMusicEvent;
}
