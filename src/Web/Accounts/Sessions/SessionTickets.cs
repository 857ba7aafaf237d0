using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Keeps sessions in <c>app.db</c> for the cookie handler. The cookie carries a random key; what the session may do is read from the member's
/// row at each request, so signing out, disabling an account or changing a role counts for the next request, also with a copied cookie. How long
/// it lasts is decided here alone: the handler's own sliding would move the cookie's end, which use of the hub cannot move along.
/// </summary>
sealed class SessionTickets(SessionStore sessions, SessionUse use, TimeProvider time, IOptionsMonitor<AccountOptions> options) : ITicketStore
{
    internal const string SecurityStamp = "stamp";

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = SecretCode.NewKey();
        var (endsAt, expiresAt) = (ticket.Properties.ExpiresUtc!.Value, now + options.CurrentValue.Sessions.IdleOf(ticket.Properties.IsPersistent));
        var session = new SessionRow
        {
            Id = ticket.Principal.SessionId(),
            MemberId = ticket.Principal.MemberId(),
            Device = DeviceName.From(httpContext.Request.Headers.UserAgent),
            Address = httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
            Remembered = ticket.Properties.IsPersistent,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = expiresAt < endsAt ? expiresAt : endsAt,
            EndsAt = endsAt,
        };
        await sessions.InsertAsync(session, key, ticket.Principal.FindFirstValue(SecurityStamp)!, cancellationToken);
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (await sessions.FindLiveAsync(key, cancellationToken) is not { } session) return null;
        if (use.IsDue(session.LastSeenAt)) await use.NoteAsync(session.Id, cancellationToken);
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, session.MemberId.ToString()),
            new(ClaimTypes.Name, session.UserName),
            new(ClaimTypes.Role, session.Role.Spelling()),
            new(MemberClaims.Session, session.Id.ToString()),
        ], IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IsPersistent = session.Remembered, ExpiresUtc = session.ExpiresAt };
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, IdentityConstants.ApplicationScheme);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) => Task.CompletedTask;

    // SessionStarter ends sessions by their id; the row is gone before the handler comes here to clear the cookie.
    public Task RemoveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) => Task.CompletedTask;

    Task<string> ITicketStore.StoreAsync(AuthenticationTicket ticket) => throw NeedsRequest();

    Task<AuthenticationTicket?> ITicketStore.RetrieveAsync(string key) => throw NeedsRequest();

    Task ITicketStore.RenewAsync(string key, AuthenticationTicket ticket) => throw NeedsRequest();

    Task ITicketStore.RemoveAsync(string key) => throw NeedsRequest();

    static NotSupportedException NeedsRequest() => new("A session belongs to a request.");
}
