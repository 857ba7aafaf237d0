using Microsoft.Data.Sqlite;

namespace Akka.Persistence.Sql;

/// <summary>
/// Opens connections to the journal's file, and makes the tables of Akka.Persistence.Sql 1.5.30 when they are not there.
/// A failed attempt leaves nothing behind: the next one starts afresh, so the journal recovers by itself when the cause goes.
/// </summary>
internal sealed class SqlDatabase(string connectionString)
{
    private const int DefaultBusySeconds = 5;

    private const string Schema = """
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS journal(ordering INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, created BigInt NOT NULL, deleted Bit NOT NULL,
            persistence_id NVarChar(255) NOT NULL, sequence_number BigInt NOT NULL, message VarBinary NOT NULL, manifest NVarChar(500) NULL,
            identifier INTEGER NULL, writer_uuid NVarChar(128) NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS journal_uq ON journal(persistence_id, sequence_number);
        CREATE INDEX IF NOT EXISTS journal_created_idx ON journal(created);
        CREATE INDEX IF NOT EXISTS journal_sequence_number_idx ON journal(sequence_number);
        CREATE TABLE IF NOT EXISTS tags(ordering_id INTEGER NOT NULL, tag NVarChar(64) NOT NULL, sequence_nr INTEGER NOT NULL,
            persistence_id NVarChar(255) NOT NULL, CONSTRAINT PK_tags PRIMARY KEY (ordering_id, tag));
        CREATE INDEX IF NOT EXISTS tags_persistence_id_sequence_nr_idx ON tags(persistence_id, sequence_nr);
        CREATE INDEX IF NOT EXISTS tags_tag_idx ON tags(tag);
        CREATE TABLE IF NOT EXISTS snapshot(persistence_id NVarChar(255) NOT NULL, sequence_number BigInt NOT NULL, created BigInt NOT NULL,
            snapshot VarBinary NULL, manifest NVarChar(500) NULL, serializer_id INTEGER NULL,
            CONSTRAINT PK_snapshot PRIMARY KEY (persistence_id, sequence_number));
        CREATE INDEX IF NOT EXISTS snapshot_sequence_number_idx ON snapshot(sequence_number);
        CREATE INDEX IF NOT EXISTS snapshot_created_idx ON snapshot(created);
        COMMIT;
        """;

    private readonly Lock _creation = new();
    private readonly string _connectionString = WithOurDefaults(connectionString);
    private volatile bool _created;

    /// <summary>A connection whose commits reach the disk before they return.</summary>
    internal SqliteConnection OpenForWriting() => Open("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");

    /// <summary>A connection for queries; it creates the tables if it is the first.</summary>
    internal SqliteConnection OpenForReading()
    {
        lock (_creation)
        {
            if (!_created)
                OpenForWriting().Dispose();
        }

        return Open("PRAGMA query_only=ON;");
    }

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout={connection.DefaultTimeout * 1000}; {pragmas}");
            if (!_created)
            {
                Execute(connection, Schema);
                _created = true;
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Connections are kept by their owners, and a locked file is a failed write after seconds, not half a minute.</summary>
    private static string WithOurDefaults(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (!builder.ShouldSerialize("Default Timeout"))
            builder.DefaultTimeout = DefaultBusySeconds;
        return builder.ToString();
    }
}
