using Dapper;
using FamilyChat.Actors;
using FamilyChat.Actors.Audit;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>A journal of a few conversations, written as the journal writes, and the audit's store beside it; no actors.</summary>
sealed class StoreFixture : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder folder = new();
    readonly List<RecordedEvent> events = [];
    AppDatabase database;

    public StoreFixture()
    {
        Directory = new DataDirectory(Options.Create(Storage), NullLogger<DataDirectory>.Instance);
        Directory.PrivateFile("journal.db");
        Journal("CREATE TABLE journal (ordering INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, created INTEGER NOT NULL, deleted INTEGER NOT NULL, persistence_id TEXT NOT NULL, sequence_number INTEGER NOT NULL, message BLOB NOT NULL, manifest TEXT, identifier INTEGER, writer_uuid TEXT)");
        database = new AppDatabase(Directory, Options.Create(Storage));
        Store = NewStore();
    }

    public DataDirectory Directory { get; }

    public AuditStore Store { get; private set; }

    public IReadOnlyList<RecordedEvent> Events => events;

    StorageOptions Storage => new() { DataDirectory = folder.Path };

    public AuditQueries Queries => new(database);

    public AuditVerifier Verifier => new(database, new JournalReader(Directory));

    /// <summary>A question, an answer in two pieces, and a rename, in each of some conversations of two members.</summary>
    /// <param name="first">How many there are already.</param>
    /// <param name="clock">How far the clock was set, in days.</param>
    public void Write(int conversations, int first = 0, int clock = 0)
    {
        for (var n = first; n < first + conversations; n++)
        {
            var (member, id) = (new MemberId(Id(1 + (n % 2))), new ConversationId(Id(100 + n)));
            var (question, reply, at) = (new MessageId(Id(1000 + n)), new MessageId(Id(2000 + n)), Noon.AddDays(clock).AddMinutes(n));
            Write(PersistenceIds.Of(member), new ConversationCreated(member, id, at, "New", Actors.Users.TitleSource.Placeholder, ChatTask.General, null));
            Write(PersistenceIds.Of(id), new MessageSent(member, id, at, question, null, $"Question number {n}", ChatTask.General));
            Write(PersistenceIds.Of(id), new ReplyRequested(member, id, at, reply, question, ChatTask.General, null, null));
            Write(PersistenceIds.Of(id), new ReplyStarted(member, id, at.AddSeconds(1), reply, new RunId(Id(3000 + n)), "model"));
            Write(PersistenceIds.Of(id), new ReplyCheckpointed(member, id, at.AddSeconds(2), reply, "Answer ", ""));
            Write(PersistenceIds.Of(id), new ReplyEnded(
                member, id, at.AddSeconds(4), reply, MessageState.Complete, $"Answer {n}", "", "model", new ReplyUsage(10, 5, 2.5, 900), null));
            Write(PersistenceIds.Of(member), new ConversationRenamed(member, id, at.AddSeconds(5), $"Title {n}", Actors.Users.TitleSource.Member));
        }
    }

    /// <summary>The first conversation's question is answered again; that answer is stopped, goes on, and is asked for once more.</summary>
    public void WriteAnotherAnswer()
    {
        var (member, id, at) = (new MemberId(Id(1)), new ConversationId(Id(100)), Noon.AddHours(1));
        var (question, second, third) = (new MessageId(Id(1000)), new MessageId(Id(2100)), new MessageId(Id(2101)));
        Write(PersistenceIds.Of(id), new ReplyRequested(member, id, at, second, question, ChatTask.General, null, null));
        Write(PersistenceIds.Of(id), Ended(second, MessageState.Stopped, "Another"));
        Write(PersistenceIds.Of(id), new ReplyContinued(member, id, at, second, null, null));
        Write(PersistenceIds.Of(id), Ended(second, MessageState.Complete, "Another answer"));
        Write(PersistenceIds.Of(id), new ReplyRequested(member, id, at, third, question, ChatTask.General, null, null));
        Write(PersistenceIds.Of(id), Ended(third, MessageState.Complete, "A third"));

        ReplyEnded Ended(MessageId reply, MessageState state, string text) => new(member, id, at, reply, state, text, "", "model", null, null);
    }

    public async Task ProjectAsync(int batch = 5)
    {
        var position = await Store.PositionAsync();
        foreach (var part in events.Where(e => e.Ordering > position).Chunk(batch))
            Assert.Equal(part[^1].Ordering, position = await Store.AppendAsync(position, part));
    }

    /// <summary>What a new process finds.</summary>
    public void Reopen()
    {
        database.Dispose();
        database = new AppDatabase(Directory, Options.Create(Storage));
        Store = NewStore();
    }

    public void Journal(string sql) => Execute("journal.db", sql);

    public void App(string sql) => Execute("app.db", sql);

    /// <summary>Every row of the audit's tables, as text.</summary>
    public string Dump()
    {
        using var connection = database.Open();
        List<string> lines = [];
        foreach (var table in new[]
        {
            "audit_state", "audit_chain", "audit_events", "audit_conversations", "search_entries", "audit_open_replies", "usage_days", "audit_text",
        })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                lines.Add(table + "|" + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] b ? Convert.ToHexString(b) : $"{reader.GetValue(i)}")));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The kinds of the audit's events, oldest first.</summary>
    public IReadOnlyList<string> Kinds()
    {
        using var connection = database.Open();
        return [.. connection.Query<string>("SELECT kind FROM audit_events ORDER BY sequence")];
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    AuditStore NewStore() => new(database, new JournalReader(Directory), () => new ChatOptions { TimeZone = TimeZoneInfo.Utc });

    void Write(string persistenceId, IJournalEvent @event)
    {
        var manifest = JournalManifests.Of(@event.GetType());
        var ordering = events.Count + 1;
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier) VALUES ($created, 0, $id, $number, $message, $manifest, 4101)";
        command.Parameters.AddWithValue("$created", @event.At.UtcTicks);
        command.Parameters.AddWithValue("$id", persistenceId);
        command.Parameters.AddWithValue("$number", ordering);
        command.Parameters.AddWithValue("$message", JournalSerializer.Write(@event));
        command.Parameters.AddWithValue("$manifest", manifest);
        command.ExecuteNonQuery();
        events.Add(new RecordedEvent(ordering, manifest, @event));
    }

    void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
