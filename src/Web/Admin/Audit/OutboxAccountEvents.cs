using FamilyChat.Web.Accounts;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>For a command at the machine, which has no journal of its own to write: the server, running or at its next start, carries it over.</summary>
sealed class OutboxAccountEvents : IAccountEvents
{
    public AccountEvent Keep(SqliteConnection connection, SqliteTransaction transaction, AccountEvent happened) =>
        happened with { OutboxNumber = AccountOutbox.Keep(connection, transaction, JournaledAccountEvents.Of(happened)) };

    public ValueTask OnAsync(AccountEvent happened, CancellationToken cancel) => ValueTask.CompletedTask;
}
