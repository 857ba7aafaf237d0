using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Keeps sessions in <c>app.db</c> for the cookie handler. The cookie carries a random key; what the session may do is read from the member's
/// row at each request, so signing out, disabling an account or changing a role counts for the next request, also with a copied cookie.
/// </summary>
sealed class SessionTickets(SessionStore sessions, TimeProvider time, IOptionsMonitor<AccountOptions> options) : ITicketStore
{
    internal const string SecurityStamp = "stamp";

    static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = SecretCode.NewKey();
        var endsAt = now + (ticket.Properties.IsPersistent ? options.CurrentValue.Sessions.RememberedLongest : options.CurrentValue.Sessions.Longest);
        var expiresAt = ticket.Properties.ExpiresUtc ?? endsAt;
        var session = new SessionRow
        {
            Id = ticket.Principal.SessionId(),
            MemberId = ticket.Principal.MemberId(),
            Device = DeviceName.From(httpContext.Request.Headers.UserAgent),
            Address = httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
            Remembered = ticket.Properties.IsPersistent,
            CreatedAt = now,
            LastSeenAt = now,
            RenewedAt = now,
            ExpiresAt = expiresAt < endsAt ? expiresAt : endsAt,
            EndsAt = endsAt,
        };
        await sessions.InsertAsync(session, key, ticket.Principal.FindFirstValue(SecurityStamp)!, cancellationToken);
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (await sessions.FindLiveAsync(key, cancellationToken) is not { } session) return null;
        if (time.GetUtcNow() - session.LastSeenAt >= SeenEvery) await sessions.SeenAsync(session.Id, cancellationToken);
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, session.MemberId.ToString()),
            new(ClaimTypes.Name, session.UserName),
            new(ClaimTypes.Role, session.Role.Spelling()),
            new(MemberClaims.Session, session.Id.ToString()),
        ], IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties
        {
            IsPersistent = session.Remembered,
            IssuedUtc = session.RenewedAt,
            ExpiresUtc = session.ExpiresAt,
        };
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, IdentityConstants.ApplicationScheme);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        ticket.Properties.ExpiresUtc is { } expiresAt ? sessions.RenewAsync(key, expiresAt, cancellationToken) : Task.CompletedTask;

    // SessionStarter ends sessions by their id and tells the listeners; the row is gone before the handler comes here to clear the cookie.
    public Task RemoveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) => Task.CompletedTask;

    Task<string> ITicketStore.StoreAsync(AuthenticationTicket ticket) => throw NeedsRequest();

    Task<AuthenticationTicket?> ITicketStore.RetrieveAsync(string key) => throw NeedsRequest();

    Task ITicketStore.RenewAsync(string key, AuthenticationTicket ticket) => throw NeedsRequest();

    Task ITicketStore.RemoveAsync(string key) => throw NeedsRequest();

    static NotSupportedException NeedsRequest() => new("A session belongs to a request.");
}
