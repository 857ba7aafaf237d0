using Dapper;
using FamilyChat.Actors;
using FamilyChat.Actors.Serialization;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Audit;

/// <param name="Bytes">The event as the journal will hold it.</param>
sealed record OutboxRow(long Number, MemberId Member, IAccountEvent Event, byte[] Bytes);

/// <summary>
/// What happened to accounts and has not reached the journal yet. It lies in <c>app.db</c>, beside the accounts themselves, so that a
/// journal that refuses, or a process that ends, loses none of it.
/// </summary>
sealed class AccountOutbox(AppDatabase database)
{
    /// <summary>Kept if the change is: in its own transaction.</summary>
    /// <returns>The number under which it waits; later ones have higher numbers.</returns>
    public static long Keep(SqliteConnection connection, SqliteTransaction transaction, IAccountEvent happened) => connection.ExecuteScalar<long>(
        "INSERT INTO account_outbox (member_id, manifest, event) VALUES (@member, @manifest, @bytes) RETURNING number",
        new
        {
            member = happened.Member.Value,
            manifest = JournalManifests.Of(happened.GetType()),
            bytes = JournalSerializer.Write(happened),
        },
        transaction);

    /// <summary>The oldest that wait after a number.</summary>
    public IReadOnlyList<OutboxRow> Next(long after, int most)
    {
        using var connection = database.Open();
        return
        [
            .. connection.Query<(long Number, Guid Member, string Manifest, byte[] Event)>(
                "SELECT number, member_id, manifest, event FROM account_outbox WHERE number > @after ORDER BY number LIMIT @most", new { after, most })
                .Select(r => new OutboxRow(r.Number, new MemberId(r.Member), (IAccountEvent)JournalSerializer.Read(r.Event, r.Manifest), r.Event)),
        ];
    }

    public Task RemoveAsync(long number, CancellationToken cancel) => database.WriteAsync(
        (connection, transaction) => connection.Execute("DELETE FROM account_outbox WHERE number = @number", new { number }, transaction), cancel);
}
