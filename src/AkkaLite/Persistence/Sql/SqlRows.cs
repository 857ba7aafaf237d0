namespace Akka.Persistence.Sql;

/// <summary>A row of <c>journal</c> on its way in. <paramref name="Created"/> is in UTC ticks.</summary>
internal readonly record struct SqlEventRow(
    long Created, string PersistenceId, long SequenceNr, byte[] Message, string Manifest, int Serializer, string Writer);

/// <summary>A row of <c>snapshot</c>. <paramref name="Created"/> is in UTC ticks.</summary>
internal readonly record struct SqlSnapshotRow(
    string PersistenceId, long SequenceNr, long Created, byte[] Snapshot, string Manifest, int Serializer)
{
    /// <summary>The condition of <see cref="SnapshotSelectionCriteria"/> in SQL.</summary>
    internal const string Matches =
        "persistence_id = $id AND sequence_number BETWEEN $minNumber AND $maxNumber AND created BETWEEN $minTime AND $maxTime";

    internal static readonly string[] MatchParameters = ["$id", "$minNumber", "$maxNumber", "$minTime", "$maxTime"];

    internal static object[] MatchValues(string persistenceId, SnapshotSelectionCriteria criteria) =>
    [
        persistenceId, criteria.MinSequenceNr, criteria.MaxSequenceNr,
        (criteria.MinTimestamp ?? DateTime.MinValue).Ticks, criteria.MaxTimeStamp.Ticks,
    ];
}
