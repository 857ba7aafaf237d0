using Dapper;
using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using FamilyChat.Actors.Users;
using Microsoft.Data.Sqlite;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Tests.Costs;

/// <summary>A past as the journal would hold it, written while no server runs: to chat it would take minutes.</summary>
static class PastOfAMember
{
    const int SerializerId = 4101;

    /// <summary>So many conversations, each looked at by the admin, and the first of them with so many messages about comets.</summary>
    /// <returns>The first conversation.</returns>
    public static Guid Write(string dataDirectory, Guid memberId, Guid adminId, int conversations, int messages, DateTimeOffset now)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "journal.db")};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var member = new MemberId(memberId);
        var ids = Enumerable.Range(0, conversations).Select(n => new ConversationId(Guid.CreateVersion7(now.AddMinutes(n - 1_000)))).ToList();
        foreach (var id in ids)
        {
            Add(PersistenceIds.Of(member), new ConversationCreated(member, id, now, "Of the sky", TitleSource.Member, ChatTask.General, null));
            Add(PersistenceIds.Of(member), new ConversationViewedByAdmin(member, id, now, new MemberId(adminId), null));
        }

        MessageId? parent = null;
        for (var n = 0; n < messages / 2; n++)
        {
            var (question, reply) = (NewId(2 * n), NewId((2 * n) + 1));
            Add(PersistenceIds.Of(ids[0]), new MessageSent(member, ids[0], now, question, parent, $"What is comet {n}?", ChatTask.General));
            Add(PersistenceIds.Of(member), new ConversationTouched(member, ids[0], now, question));
            Add(PersistenceIds.Of(ids[0]), new ReplyRequested(member, ids[0], now, reply, question, ChatTask.General, null, null));
            Add(PersistenceIds.Of(ids[0]), new ReplyEnded(member, ids[0], now, reply, MessageState.Complete, $"A comet of ice, {n}.", "", "m", null, null));
            parent = reply;
        }

        transaction.Commit();
        return ids[0].Value;

        MessageId NewId(int n) => new(Guid.CreateVersion7(now.AddSeconds(n - 100_000)));

        void Add(string persistenceId, IJournaled happened) => connection.Execute(
            """
            INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
            SELECT @created, 0, @persistenceId, ifnull(max(sequence_number), 0) + 1, @message, @manifest, @SerializerId, ''
            FROM journal WHERE persistence_id = @persistenceId
            """,
            new
            {
                created = now.UtcTicks, persistenceId, message = JournalSerializer.Write(happened), manifest = JournalManifests.Of(happened.GetType()), SerializerId,
            },
            transaction);
    }
}
