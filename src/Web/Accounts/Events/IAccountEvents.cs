using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Hears what happened to accounts, each event once, in the order of one account, after the change is stored. Every registered listener is
/// called and awaited before the request is answered: when sign-out is answered, the listeners have closed the session's connections. Only a
/// failed sign-in is answered without waiting, or the wait would tell that the account exists.
/// </summary>
public interface IAccountEvents
{
    /// <summary>Asked in the transaction of the change, so that what must never be lost is stored with it or not at all.</summary>
    AccountEvent Keep(SqliteConnection connection, SqliteTransaction transaction, AccountEvent happened) => happened;

    ValueTask OnAsync(AccountEvent happened, CancellationToken cancel);
}
