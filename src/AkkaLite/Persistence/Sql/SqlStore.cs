using Microsoft.Data.Sqlite;

namespace Akka.Persistence.Sql;

/// <summary>Journal and snapshots in one SQLite file, in the tables of Akka.Persistence.Sql.</summary>
internal sealed class SqlStore : IJournal, ISnapshots
{
    private const string Columns = "ordering, persistence_id, sequence_number, created, message, identifier, manifest";

    private readonly Akka.Serialization.Serialization _serialization;
    private readonly SqlReader _reader;
    private readonly SqlWriter _writer;
    private readonly string _writerUuid = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    internal SqlStore(string connectionString, Akka.Serialization.Serialization serialization)
    {
        var database = new SqlDatabase(connectionString);
        _serialization = serialization;
        _reader = new SqlReader(database);
        _writer = new SqlWriter(database, Commits.Pulse);
    }

    internal CommitSignal Commits { get; } = new();

    /// <summary>Serializes on the caller's thread: the writer's is for the disk.</summary>
    public void Write(string persistenceId, IReadOnlyList<AtomicWrite> writes, Action<Exception?> done)
    {
        var rows = new List<SqlEventRow>(writes.Count);
        foreach (var write in writes)
        {
            var before = rows.Count;
            try
            {
                foreach (var pending in write.Events)
                    rows.Add(ToRow(persistenceId, pending));
            }
            catch (Exception cause)
            {
                rows.RemoveRange(before, rows.Count - before);
                write.Rejection = cause;
            }
        }

        if (rows.Count == 0)
            done(null);
        else
            _writer.Enqueue(new SqlWrite(session => { foreach (var row in rows) session.InsertEvent(row); }, rows.Count > 1, done));
    }

    public Task SettledAsync() => _writer.SettledAsync();

    public Task<IReadOnlyList<StoredEvent>> ReadAsync(string persistenceId, long from, long to, int limit, CancellationToken token) =>
        ReadEvents(
            "persistence_id = $id AND sequence_number BETWEEN $from AND $to AND deleted = 0 ORDER BY sequence_number",
            [("$id", persistenceId), ("$from", from), ("$to", to), ("$limit", limit)], token);

    /// <summary>Events of all actors after a place in the journal, in its order.</summary>
    internal Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long after, long upTo, int limit, CancellationToken token) =>
        ReadEvents(
            "ordering > $after AND ordering <= $upTo AND deleted = 0 ORDER BY ordering",
            [("$after", after), ("$upTo", upTo), ("$limit", limit)], token);

    public Task<long> HighestSequenceNrAsync(string persistenceId, CancellationToken token) => _reader.Read(
        "SELECT COALESCE(MAX(sequence_number), 0) FROM journal WHERE persistence_id = $id", [("$id", persistenceId)], Number, token);

    internal Task<long> HighestOrderingAsync(CancellationToken token) =>
        _reader.Read("SELECT COALESCE(MAX(ordering), 0) FROM journal", [], Number, token);

    public Task<SnapshotOffer?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken token) => _reader.Read(
        $"""
        SELECT sequence_number, created, snapshot, serializer_id, manifest FROM snapshot
        WHERE {SqlSnapshotRow.Matches} ORDER BY sequence_number DESC LIMIT 1
        """,
        SqlSnapshotRow.MatchParameters.Zip(SqlSnapshotRow.MatchValues(persistenceId, criteria)).ToArray(),
        reader => reader.Read()
            ? new SnapshotOffer(
                new SnapshotMetadata(persistenceId, reader.GetInt64(0), new DateTime(reader.GetInt64(1), DateTimeKind.Utc)), Payload(reader, 2))
            : null, token);

    public void Save(SnapshotMetadata metadata, object snapshot, Action<Exception?> done)
    {
        SqlSnapshotRow row;
        try
        {
            var (bytes, manifest, serializer) = Serialize(snapshot);
            row = new SqlSnapshotRow(metadata.PersistenceId, metadata.SequenceNr, metadata.Timestamp.Ticks, bytes, manifest, serializer);
        }
        catch (Exception cause)
        {
            done(cause);
            return;
        }

        _writer.Enqueue(new SqlWrite(session => session.UpsertSnapshot(row), severalStatements: false, done));
    }

    public void Delete(string persistenceId, SnapshotSelectionCriteria criteria, Action<Exception?> done) =>
        _writer.Enqueue(new SqlWrite(session => session.DeleteSnapshots(persistenceId, criteria), severalStatements: false, done));

    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
    }

    private Task<IReadOnlyList<StoredEvent>> ReadEvents(string where, (string, object)[] parameters, CancellationToken token) =>
        _reader.Read<IReadOnlyList<StoredEvent>>($"SELECT {Columns} FROM journal WHERE {where} LIMIT $limit", parameters, reader =>
        {
            var events = new List<StoredEvent>();
            while (reader.Read())
                events.Add(new StoredEvent(
                    reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), Payload(reader, 4)));
            return events;
        }, token);

    private static long Number(SqliteDataReader reader)
    {
        reader.Read();
        return reader.GetInt64(0);
    }

    /// <summary>Bytes, serializer and manifest stand side by side in both tables.</summary>
    private object Payload(SqliteDataReader reader, int column) => _serialization.Deserialize(
        reader.GetFieldValue<byte[]>(column), reader.GetInt32(column + 1), reader.IsDBNull(column + 2) ? "" : reader.GetString(column + 2));

    private SqlEventRow ToRow(string persistenceId, PendingEvent pending)
    {
        var (bytes, manifest, serializer) = Serialize(pending.Payload);
        var created = TimeProvider.System.GetUtcNow().Ticks;
        return new SqlEventRow(created, persistenceId, pending.SequenceNr, bytes, manifest, serializer, _writerUuid);
    }

    private (byte[] Bytes, string Manifest, int Serializer) Serialize(object payload)
    {
        var serializer = _serialization.FindSerializerFor(payload);
        return (serializer.ToBinary(payload), Akka.Serialization.Serialization.ManifestFor(serializer, payload), serializer.Identifier);
    }
}
