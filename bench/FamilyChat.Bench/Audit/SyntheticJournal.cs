using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using FamilyChat.Actors.Users;
using Microsoft.Data.Sqlite;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Bench.Audit;

/// <summary>
/// A journal as a family of five fills it in years: exchanges of eight events each (question, reply requested, started, two
/// checkpoints, ended, two touches), words drawn as language has them (Zipf), from a fixed seed.
/// </summary>
internal sealed class SyntheticJournal(int events)
{
    internal const int Members = 5;
    private const int EventsPerExchange = 8;
    private const int ExchangesPerConversation = 25;
    private const int Vocabulary = 30_000;

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 6, 0, 0, TimeSpan.Zero);
    private readonly Random _random = new(4711);
    private readonly Dictionary<string, long> _numbers = [];
    private DateTimeOffset _at = Start;

    internal static MemberId Member(int n) => new(Id(1, n));

    internal static string Word(int rank) => $"{"bdfgklmnprst"[rank % 12]}{"aeiou"[rank / 12 % 5]}{"bdfgklmnprst"[rank / 60 % 12]}{"aeiou"[rank / 720 % 5]}{rank / 3600}";

    internal void Write(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier) VALUES ($created, 0, $id, $number, $message, $manifest, 4101)";
        foreach (var name in new[] { "$created", "$id", "$number", "$message", "$manifest" })
            insert.Parameters.Add(new SqliteParameter(name, null));
        foreach (var e in Events().Take(events))
            Insert(insert, e);
        transaction.Commit();
    }

    private void Insert(SqliteCommand insert, IJournalEvent e)
    {
        var id = e is IConversationEvent { Conversation: var conversation } ? PersistenceIds.Of(conversation) : PersistenceIds.Of(e.Member);
        var number = _numbers[id] = _numbers.GetValueOrDefault(id) + 1;
        object[] values = [e.At.UtcTicks, id, number, JournalSerializer.Write(e), JournalManifests.Of(e.GetType())];
        for (var i = 0; i < values.Length; i++)
            insert.Parameters[i].Value = values[i];
        insert.ExecuteNonQuery();
    }

    private IEnumerable<IJournalEvent> Events()
    {
        for (var exchange = 0; ; exchange++)
        {
            var talk = exchange / ExchangesPerConversation;
            var (member, id) = (Member(talk % Members), new ConversationId(Id(2, talk)));
            if (exchange % ExchangesPerConversation == 0)
                yield return new ConversationCreated(member, id, Later(), Words(4), TitleSource.Member, ChatTask.General, null);
            var (question, reply) = (new MessageId(Id(3, exchange)), new MessageId(Id(4, exchange)));
            MessageId? parent = exchange % ExchangesPerConversation == 0 ? null : new MessageId(Id(4, exchange - 1));
            yield return new MessageSent(member, id, Later(), question, parent, Words(12), ChatTask.General);
            yield return new ReplyRequested(member, id, _at, reply, question, ChatTask.General, null, null);
            yield return new ConversationTouched(member, id, _at, question);
            yield return new ReplyStarted(member, id, Later(), reply, new RunId(Id(5, exchange)), "qwen3-8b");
            var (first, second) = (Words(30), Words(30));
            yield return new ReplyCheckpointed(member, id, Later(), reply, first, "");
            yield return new ReplyCheckpointed(member, id, Later(), reply, second, "");
            yield return new ReplyEnded(
                member, id, Later(), reply, MessageState.Complete, first + second, "", "qwen3-8b", new ReplyUsage(900, 80, 40, 400), null);
            yield return new ConversationTouched(member, id, _at, null);
        }
    }

    private DateTimeOffset Later() => _at += TimeSpan.FromSeconds(_random.Next(1, 30 * EventsPerExchange));

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word((int)Math.Pow(Vocabulary, _random.NextDouble()))));

    private static Guid Id(int kind, int n) => new(kind, 0, 0, [.. BitConverter.GetBytes((long)n).Reverse()]);
}
