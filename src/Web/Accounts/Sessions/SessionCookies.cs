using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace FamilyChat.Web.Accounts;

/// <summary>How the session cookie behaves: for our own pages only, out of reach of scripts, and answering programs with problems, not redirects.</summary>
sealed class SessionCookies(SessionTickets tickets) : Microsoft.Extensions.Options.IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string CookieName = "familychat";

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRedirectToLogin = SignedOut;
        options.Events.OnRedirectToAccessDenied = Forbidden;
        if (name != Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme) return;
        options.Cookie.Name = CookieName;
        options.SlidingExpiration = false;
        options.SessionStore = tickets;
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(name: null, options);

    static Task SignedOut(RedirectContext<CookieAuthenticationOptions> context) =>
        Problems.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "signed-out", "Sign in first.");

    static Task Forbidden(RedirectContext<CookieAuthenticationOptions> context) =>
        Problems.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden, "forbidden", "Only a family admin may do this.");
}
