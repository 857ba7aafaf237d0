namespace FamilyChat.Actors.Serialization;

/// <summary>
/// Stands for a snapshot whose bytes are damaged or were written by a newer version. A snapshot only shortens what the events tell
/// in full, so it must never keep its entity from coming back.
/// </summary>
internal sealed record UnreadableSnapshot(Exception Cause);

/// <summary>Ends a recovery that began at such a snapshot; the next one begins at the first event.</summary>
internal sealed class UnreadableSnapshotException(string persistenceId, Exception cause)
    : Exception($"The snapshot of {persistenceId} cannot be read; all of its events are replayed instead.", cause);
