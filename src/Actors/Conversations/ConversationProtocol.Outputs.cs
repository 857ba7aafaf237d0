namespace FamilyChat.Actors.Conversations;

public static partial class ConversationProtocol
{
    /// <summary>What a person who has the conversation open sees happening.</summary>
    public abstract record ConversationOutput
    {
        private protected ConversationOutput()
        {
        }
    }

    public sealed record SnapshotTaken(IReadOnlyList<Message> Messages, DraftView? Draft, MessageId? ContextStart) : ConversationOutput;

    public sealed record MessageAdded(Message Message) : ConversationOutput;

    /// <param name="Seconds">A rough wait, or null when there is nothing to judge by.</param>
    /// <param name="Reason">Why nothing moves, in words for a person; null when the wait is only for one's turn.</param>
    public sealed record ReplyQueued(MessageId ReplyId, MessageId ParentId, int Position, int? Seconds, string? Reason) : ConversationOutput;

    /// <param name="Loading">The model is not in memory yet; the first words can take a minute.</param>
    public sealed record ReplyBegun(MessageId ReplyId, MessageId ParentId, string? Model, bool Loading) : ConversationOutput;

    /// <param name="Offset">Length of the text before it, in UTF-16 code units: no gap, no overlap.</param>
    public sealed record TextDelta(MessageId ReplyId, int Offset, string Text) : ConversationOutput;

    public sealed record ReasoningDelta(MessageId ReplyId, int Offset, string Text) : ConversationOutput;

    /// <summary>An answer about the music went on to its next phase.</summary>
    public sealed record MusicStepTaken(MessageId ReplyId, MusicStep Step) : ConversationOutput;

    public sealed record ReplyFinished(MessageId ReplyId, Message Message) : ConversationOutput;

    public sealed record TitleChanged(string Title) : ConversationOutput;

    /// <summary>The model no longer sees what is above this message.</summary>
    public sealed record ContextMoved(MessageId FirstMessageId) : ConversationOutput;

    public sealed record FeedClosed(string Reason) : ConversationOutput;
}
