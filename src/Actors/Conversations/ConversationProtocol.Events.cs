using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Conversations;

public static partial class ConversationProtocol
{
    public interface IConversationEvent : IJournalEvent
    {
        ConversationId Conversation { get; }
    }

    public sealed record MessageSent(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId MessageId,
        MessageId? ParentId,
        string Text,
        ChatTask Task) : IConversationEvent;

    /// <summary>A message a rule turned away, kept so that the family admin can see that it was tried and why it was not answered.</summary>
    public sealed record MessageRefused(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId MessageId,
        string Code) : IConversationEvent;

    /// <summary>A reply is owed. Its parent is the question it answers.</summary>
    /// <param name="Model">The model asked for; null leaves it to the server.</param>
    /// <param name="SystemPrompt">What the model is told about its role, as it stood when the question was asked.</param>
    public sealed record ReplyRequested(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        MessageId ParentId,
        ChatTask Task,
        string? Model,
        string? SystemPrompt) : IConversationEvent;

    /// <summary>An ended reply is owed more text, from where it ended.</summary>
    public sealed record ReplyContinued(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        string? Model,
        string? SystemPrompt) : IConversationEvent;

    public sealed record ReplyStarted(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        RunId Run,
        string? Model) : IConversationEvent;

    /// <summary>The draft grew: only the pieces since the checkpoint before, so that a reply costs the journal its length once.</summary>
    public sealed record ReplyCheckpointed(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        string Text,
        string Reasoning) : IConversationEvent;

    /// <summary>The one end of a reply, with all of its text.</summary>
    public sealed record ReplyEnded(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId ReplyId,
        MessageState State,
        string Text,
        string Reasoning,
        string? Model,
        ReplyUsage? Usage,
        ReplyError? Error,
        MusicEvidence? Music = null) : IConversationEvent;

    /// <summary>
    /// From here on the model sees nothing before <paramref name="FirstMessageId"/>: a later one because its window was full, or an
    /// earlier one because it has grown.
    /// </summary>
    public sealed record ContextTrimmed(
        MemberId Member,
        ConversationId Conversation,
        DateTimeOffset At,
        MessageId FirstMessageId) : IConversationEvent;
}
