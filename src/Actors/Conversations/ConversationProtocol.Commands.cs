using FamilyChat.Actors.Users;

namespace FamilyChat.Actors.Conversations;

public static partial class ConversationProtocol
{
    public interface IConversationCommand : IConversationMessage;

    /// <summary>A command that ends in a reply being written. The member adds the <see cref="Admission"/> on the way.</summary>
    public interface IReplyCommand : IConversationCommand
    {
        Admission Admission { get; init; }
    }

    /// <param name="ReplyId">The id the reply will have, if this is the first time the message arrives.</param>
    /// <param name="Parent">The reply this follows; null for the newest of the conversation.</param>
    /// <param name="Root">The message starts a new first branch; tells "no parent" from "not said".</param>
    /// <param name="Queue">Wait behind a reply that is being written instead of being refused.</param>
    public sealed record SendMessage(
        MemberId Member,
        ConversationId Conversation,
        MessageId MessageId,
        MessageId ReplyId,
        string Text,
        ChatTask? Task = null,
        string? Model = null,
        MessageId? Parent = null,
        bool Root = false,
        bool Queue = false) : IReplyCommand
    {
        public Admission Admission { get; init; } = Admission.None;
    }

    /// <summary>Another version of a reply, beside the earlier ones.</summary>
    /// <param name="NewReplyId">The id the new version will have.</param>
    public sealed record RegenerateReply(MemberId Member, ConversationId Conversation, MessageId ReplyId, MessageId NewReplyId) : IReplyCommand
    {
        public Admission Admission { get; init; } = Admission.None;
    }

    /// <summary>Go on with a reply that was stopped, cut off or interrupted: the same reply grows.</summary>
    public sealed record ContinueReply(MemberId Member, ConversationId Conversation, MessageId ReplyId) : IReplyCommand
    {
        public Admission Admission { get; init; } = Admission.None;
    }

    /// <summary>End the reply that is being written or waits for its turn; what was written is kept.</summary>
    /// <param name="ReplyId">The only one that is meant, so that a stop that crosses its end does not hit the next; null for whichever it is.</param>
    public sealed record StopReply(MemberId Member, ConversationId Conversation, MessageId? ReplyId = null) : IConversationCommand
    {
        public bool Means(MessageId reply) => ReplyId is null || ReplyId == reply;
    }

    /// <summary>Answers an <see cref="IReplyCommand"/> once it is durable.</summary>
    /// <param name="Position">0 while the reply is being written or is done, n when it is nth in line.</param>
    public sealed record ReplyAccepted(MessageId MessageId, MessageId ReplyId, int Position);

    /// <summary>Answers <see cref="StopReply"/>.</summary>
    public sealed record ReplyStopped(bool Stopped);
}
