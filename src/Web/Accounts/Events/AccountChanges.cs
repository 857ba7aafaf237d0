using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// The one way to change an account: the change and what happened by it are stored in one transaction, so that a process that ends in between
/// keeps both or neither. The listeners are told when both are stored.
/// </summary>
sealed class AccountChanges(AppDatabase database, AccountEventPublisher events)
{
    /// <param name="change">Adds to the list what happened by it; nothing when it was refused.</param>
    /// <exception cref="StorageException">Another change held the database for too long; nothing was changed.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, ICollection<AccountEvent>, T> change, CancellationToken cancel)
    {
        IReadOnlyList<AccountEvent> kept = [];
        var result = await database.WriteAsync((connection, transaction) =>
        {
            List<AccountEvent> happened = [];
            var changed = change(connection, transaction, happened);
            kept = events.Keep(connection, transaction, happened);
            return changed;
        }, cancel);
        await events.PublishAsync(kept);
        return result;
    }
}
