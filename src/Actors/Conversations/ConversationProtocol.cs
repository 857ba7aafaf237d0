using FamilyChat.Actors.Users;

namespace FamilyChat.Actors.Conversations;

/// <summary>All that can be said to and by a conversation, by kind: commands, events, queries, outputs.</summary>
public static partial class ConversationProtocol
{
    /// <summary>A message for one conversation. It goes through its member, who knows whether it exists and whose it is.</summary>
    public interface IConversationMessage : IMemberMessage
    {
        ConversationId Conversation { get; }
    }
}
