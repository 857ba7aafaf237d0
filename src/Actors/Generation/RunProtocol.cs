using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;

namespace FamilyChat.Actors.Generation;

/// <summary>
/// What a run, whatever is behind it, tells the conversation it belongs to. Each message carries its run, so that one from an old run
/// is told apart.
/// </summary>
internal static class RunProtocol
{
    /// <summary>Asks whether the conversation is ready for the first piece.</summary>
    public sealed record RunOpened(RunId Run);

    /// <summary>A piece of the reply. Answered with <see cref="RunAcknowledged"/> when the next one may come.</summary>
    public sealed record RunBrought(RunId Run, Generated Piece);

    /// <summary>Something to be kept in the journal, shown to who waits, or both.</summary>
    public sealed record RunNoted(
        RunId Run, IReadOnlyList<ConversationProtocol.IConversationEvent> Events, IReadOnlyList<MusicStep> Steps);

    /// <summary>The last message of a run.</summary>
    /// <param name="Fault">The run broke through a mistake of ours.</param>
    /// <param name="Ending">What it has to say at its end, besides what it brought.</param>
    public sealed record RunClosed(RunId Run, Exception? Fault = null, RunEnding? Ending = null);

    public sealed record RunAcknowledged
    {
        public static readonly RunAcknowledged Instance = new();
    }

    /// <summary>To an actor behind a run: end at once, with what there is.</summary>
    public sealed record StopRun
    {
        public static readonly StopRun Instance = new();
    }
}

/// <summary>How a run ended that is more than a stream of the model's words.</summary>
/// <param name="End">What the model said at its end; null when it did not come so far.</param>
/// <param name="Failure">The model server failed.</param>
/// <param name="Error">The question could not be answered, through no fault of the model server.</param>
internal sealed record RunEnding(
    ReplyPart.End? End = null, ModelServerException? Failure = null, ReplyError? Error = null, MusicEvidence? Music = null);
