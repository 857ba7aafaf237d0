namespace FamilyChat.Web.Accounts;

/// <summary>Names for <c>RequireAuthorization</c>. Without a session the answer is 401 <c>signed-out</c>, without the role 403 <c>forbidden</c>.</summary>
public static class AccessPolicies
{
    public const string Member = "member";
    public const string Admin = "admin";

    internal const string AdminRole = "admin";
}
