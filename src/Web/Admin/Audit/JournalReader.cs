using Dapper;
using FamilyChat.Actors.Audit;
using FamilyChat.Actors.Serialization;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>Reads the journal's file beside the actors, through connections that cannot write.</summary>
sealed class JournalReader(DataDirectory directory)
{
    const string Columns =
        "ordering AS Ordering, persistence_id AS PersistenceId, sequence_number AS SequenceNr, COALESCE(manifest, '') AS Manifest, created AS Created, CAST(message AS BLOB) AS Message";

    readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(directory.Root, "journal.db"),
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 5,
    }.ToString();

    /// <exception cref="SqliteException">There is no journal yet, or it cannot be read.</exception>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The ordering of the last event; 0 before there is one.</summary>
    public long End()
    {
        using var connection = Open();
        var exists = connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'journal'") > 0;
        return exists ? connection.ExecuteScalar<long>("SELECT COALESCE(MAX(ordering), 0) FROM journal") : 0;
    }

    /// <summary>Rows in the order they were written, read as they are asked for; <paramref name="after"/> is left out.</summary>
    public static IEnumerable<JournalRow> Rows(SqliteConnection connection, long after, long upTo)
    {
        using var reader = connection.ExecuteReader(
            $"SELECT {Columns} FROM journal WHERE ordering > @after AND ordering <= @upTo AND deleted = 0 ORDER BY ordering", new { after, upTo });
        while (reader.Read())
        {
            yield return new JournalRow(
                reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetInt64(4), (byte[])reader.GetValue(5));
        }
    }

    /// <summary>The JSON of some events, by ordering.</summary>
    public async Task<IReadOnlyDictionary<long, byte[]>> MessagesAsync(IEnumerable<long> orderings, CancellationToken cancel)
    {
        using var connection = Open();
        var rows = await connection.QueryAsync<(long Ordering, byte[] Message)>(new CommandDefinition(
            "SELECT ordering, message FROM journal WHERE ordering IN @orderings", new { orderings }, cancellationToken: cancel));
        return rows.ToDictionary(r => r.Ordering, r => r.Message);
    }

    /// <summary>Some events, by ordering.</summary>
    public async Task<IReadOnlyDictionary<long, object>> EventsOfAsync(IEnumerable<long> orderings, CancellationToken cancel)
    {
        using var connection = Open();
        var rows = await connection.QueryAsync<(long Ordering, string Manifest, byte[] Message)>(new CommandDefinition(
            "SELECT ordering, manifest, message FROM journal WHERE ordering IN @orderings", new { orderings }, cancellationToken: cancel));
        return rows.ToDictionary(r => r.Ordering, r => JournalSerializer.Read(r.Message, r.Manifest));
    }

    /// <summary>Whether exactly this event is in the journal.</summary>
    public async Task<bool> HoldsAsync(string persistenceId, string manifest, byte[] message, CancellationToken cancel)
    {
        using var connection = Open();
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT 1 FROM journal WHERE persistence_id = @persistenceId AND manifest = @manifest AND message = @message)",
            new { persistenceId, manifest, message },
            cancellationToken: cancel));
    }

    /// <summary>One entity's events as they stand, oldest first.</summary>
    /// <param name="naming">Only those whose bytes hold this; null for all.</param>
    public async Task<IReadOnlyList<(string Manifest, byte[] Message)>> EventsAsync(string persistenceId, byte[]? naming, CancellationToken cancel)
    {
        using var connection = Open();
        return [.. await connection.QueryAsync<(string, byte[])>(new CommandDefinition(
            """
            SELECT manifest, message FROM journal
            WHERE persistence_id = @persistenceId AND deleted = 0 AND (@naming IS NULL OR instr(message, @naming) > 0)
            ORDER BY sequence_number
            """,
            new { persistenceId, naming },
            cancellationToken: cancel))];
    }
}
