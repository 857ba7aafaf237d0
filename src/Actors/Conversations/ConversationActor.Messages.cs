namespace FamilyChat.Actors.Conversations;

/// <summary>What a conversation's timers and its member tell it. A timer's message carries its run, so that one from an old run is told apart.</summary>
public sealed partial class ConversationActor
{
    private sealed record CheckpointDue(RunId Run);

    private sealed record StopOverdue(RunId Run);

    /// <summary>To the member: whether a reply is being written here or waits for its turn.</summary>
    internal sealed record ActivityChanged(ConversationId Conversation, bool Generating);

    /// <summary>From the member: the title changed.</summary>
    internal sealed record TitleTold(string Title);
}
