using System.Security.Claims;

namespace FamilyChat.Web.Accounts;

/// <summary>Who is asking. The claims are made anew from the store at each request, so a changed role counts at once.</summary>
public static class MemberClaims
{
    internal const string Session = "session";

    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint forgot <c>RequireAuthorization</c>.</exception>
    public static Guid MemberId(this ClaimsPrincipal principal) => Id(principal, ClaimTypes.NameIdentifier);

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Guid SessionId(this ClaimsPrincipal principal) => Id(principal, Session);

    public static bool IsAdmin(this ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.IsInRole(AccessPolicies.AdminRole);
    }

    internal static bool IsSignedIn(this ClaimsPrincipal principal) => principal.Identity?.IsAuthenticated == true;

    static Guid Id(ClaimsPrincipal principal, string type)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return Guid.Parse(principal.FindFirstValue(type) ?? throw new InvalidOperationException("Nobody is signed in."));
    }
}
