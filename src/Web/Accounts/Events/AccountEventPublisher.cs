using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Accounts;

/// <summary>Tells every listener. The change is stored already, so neither a gone browser nor a failing listener may keep the others from hearing.</summary>
sealed class AccountEventPublisher(IEnumerable<IAccountEvents> listeners, ILogger<AccountEventPublisher> log)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly IAccountEvents[] listeners = [.. listeners];

    /// <summary>In the transaction of the change; what it answers is published when the transaction has ended.</summary>
    public IReadOnlyList<AccountEvent> Keep(SqliteConnection connection, SqliteTransaction transaction, IEnumerable<AccountEvent> happened) =>
        [.. happened.Select(one => listeners.Aggregate(one, (kept, listener) => listener.Keep(connection, transaction, kept)))];

    /// <param name="kept">What <see cref="Keep"/> gave: what was not stored with its change is not told either.</param>
    public async Task PublishAsync(IReadOnlyList<AccountEvent> kept)
    {
        // One listener after the other: while the journal makes one wait, the connections of all that ended are closed already.
        foreach (var listener in listeners)
        {
            foreach (var one in kept) await TellAsync(listener, one);
        }
    }

    async Task TellAsync(IAccountEvents listener, AccountEvent happened)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await listener.OnAsync(happened, limit.Token).AsTask().WaitAsync(limit.Token);
        }
#pragma warning disable CA1031 // One listener's failure, whatever it is, is logged and stays its own.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError(problem, "{Listener} failed to hear {Event} of {MemberId}", listener.GetType().Name, happened.GetType().Name, happened.MemberId);
        }
    }
}
