namespace FamilyChat.Actors.Audit;

/// <summary>All that can be said to and by the audit's projection.</summary>
public static class AuditProtocol
{
    /// <summary>How far the projection is. Answered with <see cref="AuditProgress"/>.</summary>
    public sealed record GetAuditProgress
    {
        public static readonly GetAuditProgress Instance = new();
    }

    /// <summary>Begin anew from the first event, while the server runs. Answered with <see cref="AuditProgress"/> when it has begun, or with what failed.</summary>
    public sealed record RebuildAudit
    {
        public static readonly RebuildAudit Instance = new();
    }

    /// <param name="Position">Ordering of the last event taken in.</param>
    /// <param name="JournalEnd">Ordering of the last event there is.</param>
    public sealed record AuditProgress(long Position, long JournalEnd)
    {
        /// <summary>Events still to come, at most: numbers can be missing in between.</summary>
        public long Lag => Math.Max(0, JournalEnd - Position);
    }
}
