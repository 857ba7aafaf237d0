using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>Begins and ends the session of a request.</summary>
sealed class SessionStarter(
    SessionStore sessions,
    IAuthenticationSchemeProvider schemes,
    TimeProvider time,
    IOptionsMonitor<AccountOptions> options)
{
    static readonly string Scheme = IdentityConstants.ApplicationScheme;

    public async Task StartAsync(HttpContext context, MemberAccount account, bool remember)
    {
        await EndAsync(context, SessionEnd.Replaced);
        var now = time.GetUtcNow();
        var sessionId = Guid.CreateVersion7(now);
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new(ClaimTypes.Name, account.UserName),
            new(ClaimTypes.Role, account.Role.Spelling()),
            new(MemberClaims.Session, sessionId.ToString()),
            new(SessionTickets.SecurityStamp, account.SecurityStamp),
        ], Scheme);
        var properties = new AuthenticationProperties
        {
            IsPersistent = remember,
            IssuedUtc = now,
            // The browser may keep the cookie as long as the session can last; when it ends before, the cookie is worth nothing.
            ExpiresUtc = now + options.CurrentValue.Sessions.LongestOf(remember),
        };
        await SignInAfreshAsync(context, new ClaimsPrincipal(identity), properties);
        context.User = new ClaimsPrincipal(identity);
    }

    /// <summary>Ends the request's own session, if it has one; a copy of its cookie is worth nothing afterwards.</summary>
    public async Task EndAsync(HttpContext context, SessionEnd reason)
    {
        if (!context.User.IsSignedIn()) return;
        await sessions.EndAsync(context.User.MemberId(), context.User.SessionId(), reason, CancellationToken.None);
        await context.SignOutAsync(Scheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    // The handler that authenticated the request remembers its session key and would put the new session under it, so a cookie planted
    // or copied before would be signed in too (session fixation). A handler of its own finds that session gone and makes a new key.
    async Task SignInAfreshAsync(HttpContext context, ClaimsPrincipal principal, AuthenticationProperties properties)
    {
        var handler = context.RequestServices.GetRequiredService<CookieAuthenticationHandler>();
        await handler.InitializeAsync((await schemes.GetSchemeAsync(Scheme))!, context);
        await handler.SignInAsync(principal, properties);
    }
}
