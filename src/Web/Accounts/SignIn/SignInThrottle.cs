using System.Net;
using FamilyChat.Web.Security;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Slows guessing down, by account (also one that does not exist, so the answers are the same) and by address. The counts are decided on in
/// memory and follow into <see cref="FailureStore"/>, so that a restart forgives nobody. Limits are in <see cref="LimitOptions"/>; zero switches
/// one off.
/// </summary>
sealed class SignInThrottle(IOptions<LimitOptions> options, FailureStore store, TimeProvider time)
{
    readonly Lazy<Counters> counters = new(() => Counters.Read(options.Value, store, time));

    /// <returns>Null if the attempt may go on, else how long to wait.</returns>
    public TimeSpan? Begin(string userName, IPAddress? address)
    {
        var (accounts, addresses, _) = counters.Value;
        if (addresses?.Begin(Key(address)) is { } addressWait) return addressWait;
        if (accounts?.Begin(Key(userName)) is not { } accountWait) return null;
        addresses?.TakeBack(Key(address));
        return accountWait;
    }

    /// <summary>The attempt was wrong: it is written down.</summary>
    public Task FailedAsync(string userName, IPAddress? address) => FailedAsync<object>(userName, address, (_, _) => null);

    /// <param name="also">What is written in the same transaction.</param>
    /// <returns>What <paramref name="also"/> gave; null if nothing could be written.</returns>
    public Task<T?> FailedAsync<T>(string userName, IPAddress? address, Func<SqliteConnection, SqliteTransaction, T?> also)
        where T : class
    {
        var (accounts, addresses, _) = counters.Value;
        return store.KeepAsync(also, (Key(userName), accounts), (Key(address), addresses));
    }

    /// <summary>The account starts anew; the address only gets this one attempt back, or one good account would pay for guessing at others.</summary>
    public async Task SucceededAsync(string userName, IPAddress? address)
    {
        var (accounts, addresses, _) = counters.Value;
        addresses?.TakeBack(Key(address));
        if (accounts?.Forget(Key(userName)) == true) await store.KeepAsync((Key(userName), accounts));
    }

    /// <summary>The attempt was neither right nor wrong; it is as if it had not been made.</summary>
    public void TakeBack(string userName, IPAddress? address)
    {
        var (accounts, addresses, _) = counters.Value;
        accounts?.TakeBack(Key(userName));
        addresses?.TakeBack(Key(address));
    }

    /// <summary>An attempt at an invitation, which belongs to no account: only the address is held to account.</summary>
    public TimeSpan? BeginCode(IPAddress? address) => counters.Value.Addresses?.Begin(Key(address));

    public Task CodeFailedAsync(IPAddress? address) => store.KeepAsync((Key(address), counters.Value.Addresses));

    public void CodeSucceeded(IPAddress? address) => counters.Value.Addresses?.TakeBack(Key(address));

    string Key(string userName) => counters.Value.Keys.Of("account", UserNameRules.Normalize(userName));

    string Key(IPAddress? address) => counters.Value.Keys.Of("address", ClientAddress.Key(address));

    sealed record Counters(AttemptCounter? Accounts, AttemptCounter? Addresses, FailureKeys Keys)
    {
        public static Counters Read(LimitOptions limits, FailureStore store, TimeProvider time)
        {
            var counted = store.Read();
            return new Counters(Counter(limits.SignInFailuresPerAccount), Counter(limits.SignInFailuresPerAddress), store.Keys());

            // A key says nothing of its kind; the other counter's keys are never asked for and are forgotten in time.
            AttemptCounter? Counter(int free) =>
                free == 0 ? null : new AttemptCounter(new AttemptRule(free, TimeSpan.FromMinutes(limits.SignInLongestWaitMinutes)), time).Resume(counted);
        }
    }
}
