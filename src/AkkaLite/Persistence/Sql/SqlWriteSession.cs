using Microsoft.Data.Sqlite;

namespace Akka.Persistence.Sql;

/// <summary>The write connection with its statements prepared once. Used by the writer's thread alone.</summary>
internal sealed class SqlWriteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin, _commit, _savepoint, _rollback, _release, _event, _snapshot, _deleteSnapshots;

    internal SqlWriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _savepoint = Prepare("SAVEPOINT write");
        _rollback = Prepare("ROLLBACK TO write");
        _release = Prepare("RELEASE write");
        _event = Prepare(
            """
            INSERT INTO journal(created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
            VALUES ($created, 0, $id, $number, $message, $manifest, $serializer, $writer)
            """, "$created", "$id", "$number", "$message", "$manifest", "$serializer", "$writer");
        _snapshot = Prepare(
            """
            INSERT INTO snapshot(persistence_id, sequence_number, created, snapshot, manifest, serializer_id)
            VALUES ($id, $number, $created, $snapshot, $manifest, $serializer)
            ON CONFLICT(persistence_id, sequence_number) DO UPDATE SET created = excluded.created, snapshot = excluded.snapshot,
                manifest = excluded.manifest, serializer_id = excluded.serializer_id
            """, "$id", "$number", "$created", "$snapshot", "$manifest", "$serializer");
        _deleteSnapshots = Prepare(
            $"DELETE FROM snapshot WHERE {SqlSnapshotRow.Matches}", SqlSnapshotRow.MatchParameters);
    }

    internal void Begin() => _begin.ExecuteNonQuery();

    internal void Commit() => _commit.ExecuteNonQuery();

    internal void Savepoint() => _savepoint.ExecuteNonQuery();

    internal void RollbackToSavepoint() => _rollback.ExecuteNonQuery();

    internal void ReleaseSavepoint() => _release.ExecuteNonQuery();

    internal void InsertEvent(SqlEventRow row) =>
        Execute(_event, row.Created, row.PersistenceId, row.SequenceNr, row.Message, row.Manifest, row.Serializer, row.Writer);

    internal void UpsertSnapshot(SqlSnapshotRow row) =>
        Execute(_snapshot, row.PersistenceId, row.SequenceNr, row.Created, row.Snapshot, row.Manifest, row.Serializer);

    internal void DeleteSnapshots(string persistenceId, SnapshotSelectionCriteria criteria) =>
        Execute(_deleteSnapshots, SqlSnapshotRow.MatchValues(persistenceId, criteria));

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.AddWithValue(name, DBNull.Value);
        command.Prepare();
        return command;
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
