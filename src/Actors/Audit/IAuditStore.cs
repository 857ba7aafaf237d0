using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Audit;

/// <summary>An event with its place in the journal.</summary>
public sealed record RecordedEvent(long Ordering, string Manifest, IJournalEvent Event);

/// <summary>A reply that was owed and had no end yet.</summary>
/// <param name="Question">What it answers; null for one that is continued.</param>
/// <param name="StartedAt">When the model began; null while it waits.</param>
public sealed record OpenReply(MessageId Reply, MemberId Member, ConversationId Conversation, MessageId? Question, DateTimeOffset? StartedAt);

/// <summary>
/// Where the projection of the journal is kept. Each call keeps all of its work or none, so that a killed process repeats and loses
/// nothing.
/// </summary>
public interface IAuditStore
{
    /// <summary>The ordering of the last event that was taken in; 0 before the first.</summary>
    Task<long> PositionAsync(CancellationToken cancellationToken = default);

    /// <summary>The ordering of the last event in the journal.</summary>
    Task<long> JournalEndAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes in the next events, in one transaction with the new position. Nothing happens when the position is not
    /// <paramref name="after"/>: somebody else was there, or it was begun anew.
    /// </summary>
    /// <returns>The position as it is now.</returns>
    Task<long> AppendAsync(long after, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Forgets everything that can be read from the journal again. The hash chain stays: it is the proof.</summary>
    Task ClearAsync(CancellationToken cancellationToken = default);

    Task<IReadOnlyList<OpenReply>> OpenRepliesAsync(CancellationToken cancellationToken = default);
}
