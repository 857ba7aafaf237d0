using FamilyChat.Actors.Generation;

namespace FamilyChat.Actors.Conversations;

/// <summary>What a conversation's own run and timers tell it. Each carries its run, so that one from an old run is told apart.</summary>
public sealed partial class ConversationActor
{
    private sealed record RunOpened(RunId Run);

    private sealed record RunBrought(RunId Run, Generated Piece);

    private sealed record RunClosed(RunId Run, Exception? Fault = null);

    private sealed record CheckpointDue(RunId Run);

    private sealed record StopOverdue(RunId Run);

    private sealed record RunAcknowledged
    {
        public static readonly RunAcknowledged Instance = new();
    }

    /// <summary>To the member: whether a reply is being written here or waits for its turn.</summary>
    internal sealed record ActivityChanged(ConversationId Conversation, bool Generating);

    /// <summary>From the member: the title changed.</summary>
    internal sealed record TitleTold(string Title);
}
