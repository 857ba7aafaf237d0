using System.Security.Claims;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Security;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Chat;

/// <summary>Every open connection: a session's end closes its own at once, and a member has only so many.</summary>
public sealed class OpenConnections(IOptions<LimitOptions> limits) : IAccountEvents
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Dictionary<string, (Guid Session, HubCallerContext Connection)>> _byMember = [];

    /// <returns>Whether the member may have one more.</returns>
    public bool TryAdd(ClaimsPrincipal user, HubCallerContext connection)
    {
        var most = limits.Value.ConnectionsPerMember;
        lock (_gate)
        {
            if (!_byMember.TryGetValue(user.MemberId(), out var open))
                _byMember[user.MemberId()] = open = new Dictionary<string, (Guid, HubCallerContext)>(StringComparer.Ordinal);
            if (most > 0 && open.Count >= most)
                return false;
            open[connection.ConnectionId] = (user.SessionId(), connection);
            return true;
        }
    }

    public void Remove(ClaimsPrincipal user, HubCallerContext connection)
    {
        lock (_gate)
        {
            if (_byMember.TryGetValue(user.MemberId(), out var open) && open.Remove(connection.ConnectionId) && open.Count == 0)
                _byMember.Remove(user.MemberId());
        }
    }

    public ValueTask OnAsync(AccountEvent happened, CancellationToken cancel)
    {
        if (happened is SessionEnded ended)
        {
            foreach (var connection in Of(ended.SessionId))
                connection.Abort();
        }

        return ValueTask.CompletedTask;
    }

    private List<HubCallerContext> Of(Guid session)
    {
        lock (_gate)
            return [.. _byMember.Values.SelectMany(open => open.Values).Where(open => open.Session == session).Select(open => open.Connection)];
    }
}
