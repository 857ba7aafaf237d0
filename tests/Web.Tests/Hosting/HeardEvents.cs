using System.Collections.Concurrent;
using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.Tests.Hosting;

/// <summary>Remembers what the accounts room told.</summary>
sealed class HeardEvents : IAccountEvents
{
    readonly ConcurrentQueue<AccountEvent> heard = new();

    public IEnumerable<T> Of<T>()
        where T : AccountEvent => heard.OfType<T>();

    public ValueTask OnAsync(AccountEvent happened, CancellationToken cancel)
    {
        heard.Enqueue(happened);
        return ValueTask.CompletedTask;
    }
}
