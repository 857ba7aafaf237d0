using Dapper;
using FamilyChat.Actors;
using FamilyChat.Actors.Audit;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>The audit's tables in <c>app.db</c>.</summary>
sealed class AuditStore(AppDatabase database, JournalReader journal, Func<ChatOptions> options) : IAuditStore
{
    const string OpenReplies = "SELECT reply, member, conversation, question, started_at FROM audit_open_replies";

    public Task<long> PositionAsync(CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            using var connection = database.Open();
            return Position(connection, null);
        },
        cancellationToken);

    public Task<long> JournalEndAsync(CancellationToken cancellationToken = default) => Task.Run(journal.End, cancellationToken);

    public Task<long> AppendAsync(long after, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken = default) => Task.Run(
        () => database.WriteAsync(
            (connection, transaction) =>
            {
                if (Position(connection, transaction) is var position && position != after)
                    return position;
                var batch = new AuditBatch(ReadOpenReplies(connection, transaction), options().TimeZone);
                foreach (var recorded in events)
                    batch.Add(recorded);
                var last = events[^1].Ordering;
                Chain(connection, transaction, after, last);
                AuditRows.Write(connection, transaction, batch);
                connection.Execute("UPDATE audit_state SET position = @last", new { last }, transaction);
                return last;
            },
            cancellationToken),
        cancellationToken);

    public Task ClearAsync(CancellationToken cancellationToken = default) => Task.Run(
        () => database.WriteAsync(
            (connection, transaction) =>
            {
                // A full-text table is emptied row by row, and dropped at once.
                var text = connection.ExecuteScalar<string>("SELECT sql FROM sqlite_master WHERE name = 'audit_text'", transaction: transaction);
                return connection.Execute(
                    $"""
                    DROP TABLE audit_text; {text};
                    DELETE FROM audit_events; DELETE FROM audit_conversations; DELETE FROM search_entries;
                    DELETE FROM audit_open_replies; DELETE FROM usage_days; UPDATE audit_state SET position = 0;
                    """,
                    transaction: transaction);
            },
            cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<OpenReply>> OpenRepliesAsync(CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            using var connection = database.Open();
            return ReadOpenReplies(connection, null);
        },
        cancellationToken);

    static long Position(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.ExecuteScalar<long>("SELECT position FROM audit_state", transaction: transaction);

    static IReadOnlyList<OpenReply> ReadOpenReplies(SqliteConnection connection, SqliteTransaction? transaction) =>
    [
        .. connection.Query<(byte[] Reply, byte[] Member, byte[] Conversation, byte[]? Question, long? StartedAt)>(OpenReplies, transaction: transaction)
            .Select(r => new OpenReply(
                new MessageId(AuditKeys.Id(r.Reply)),
                new MemberId(AuditKeys.Id(r.Member)),
                new ConversationId(AuditKeys.Id(r.Conversation)),
                r.Question is { } question ? new MessageId(AuditKeys.Id(question)) : null,
                r.StartedAt is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null)),
    ];

    /// <summary>A link that stands is never forged anew, not even when all else is rebuilt: it is what a changed journal is compared with.</summary>
    void Chain(SqliteConnection connection, SqliteTransaction transaction, long after, long last)
    {
        var link = connection.QueryFirstOrDefault<(long Ordering, byte[]? Hash)>(
            "SELECT ordering, hash FROM audit_chain ORDER BY ordering DESC LIMIT 1", transaction: transaction);
        if (link.Ordering >= last)
            return;
        using var reading = journal.Open();
        var hash = link.Hash ?? HashChain.Beginning;
        List<object> links = [];
        foreach (var row in JournalReader.Rows(reading, link.Ordering, last))
        {
            hash = HashChain.Next(hash, row);
            links.Add(new { row.Ordering, Hash = hash });
        }

        connection.Execute("INSERT INTO audit_chain (ordering, hash) VALUES (@Ordering, @Hash)", links, transaction);
    }
}
