using System.Collections.Concurrent;
using FamilyChat.Web.Accounts;
using Microsoft.AspNetCore.SignalR;

namespace FamilyChat.Web.Chat;

/// <summary>Every open connection by session, so that a session's end closes them at once.</summary>
public sealed class OpenConnections : IAccountEvents
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, HubCallerContext>> _bySession = new();

    public void Add(Guid session, HubCallerContext connection) =>
        _bySession.GetOrAdd(session, _ => new ConcurrentDictionary<string, HubCallerContext>(StringComparer.Ordinal))[connection.ConnectionId] = connection;

    public void Remove(Guid session, HubCallerContext connection)
    {
        if (_bySession.TryGetValue(session, out var open))
            open.TryRemove(connection.ConnectionId, out _);
    }

    public ValueTask OnAsync(AccountEvent happened, CancellationToken cancel)
    {
        if (happened is SessionEnded ended && _bySession.TryRemove(ended.SessionId, out var open))
        {
            foreach (var connection in open.Values)
                connection.Abort();
        }

        return ValueTask.CompletedTask;
    }
}
