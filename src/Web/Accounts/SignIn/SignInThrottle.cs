using System.Net;
using FamilyChat.Web.Security;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Slows guessing down, by account (also one that does not exist, so the answers are the same) and by address. Limits are in
/// <see cref="LimitOptions"/>; zero switches one off.
/// </summary>
sealed class SignInThrottle(IOptions<LimitOptions> options, TimeProvider time)
{
    readonly AttemptCounter? accounts = Counter(options.Value.SignInFailuresPerAccount, options.Value, time);
    readonly AttemptCounter? addresses = Counter(options.Value.SignInFailuresPerAddress, options.Value, time);

    /// <returns>Null if the attempt may go on, else how long to wait.</returns>
    public TimeSpan? Begin(string userName, IPAddress? address)
    {
        if (addresses?.Begin(ClientAddress.Key(address)) is { } addressWait) return addressWait;
        if (accounts?.Begin(Key(userName)) is not { } accountWait) return null;
        addresses?.TakeBack(ClientAddress.Key(address));
        return accountWait;
    }

    /// <summary>The account starts anew; the address only gets this one attempt back, or one good account would pay for guessing at others.</summary>
    public void Succeeded(string userName, IPAddress? address)
    {
        accounts?.Forget(Key(userName));
        addresses?.TakeBack(ClientAddress.Key(address));
    }

    /// <summary>The attempt was neither right nor wrong; it is as if it had not been made.</summary>
    public void TakeBack(string userName, IPAddress? address)
    {
        accounts?.TakeBack(Key(userName));
        addresses?.TakeBack(ClientAddress.Key(address));
    }

    /// <summary>An attempt at an invitation, which belongs to no account: only the address is held to account.</summary>
    public TimeSpan? BeginCode(IPAddress? address) => addresses?.Begin(ClientAddress.Key(address));

    public void CodeSucceeded(IPAddress? address) => addresses?.TakeBack(ClientAddress.Key(address));

    static AttemptCounter? Counter(int free, LimitOptions limits, TimeProvider time) =>
        free == 0 ? null : new AttemptCounter(new AttemptRule(free, TimeSpan.FromMinutes(limits.SignInLongestWaitMinutes)), time);

    static string Key(string userName) => UserNameRules.Normalize(userName);
}
