namespace FamilyChat.Web.Accounts;

/// <summary>A family without an admin could never have one again; pure.</summary>
static class LastAdminRule
{
    /// <param name="otherAdmins">Admins that are not disabled, beside this member.</param>
    public static bool Forbids(MemberAccount member, MemberRole newRole, bool newDisabled, int otherAdmins) =>
        member is { Role: MemberRole.Admin, Disabled: false } && (newRole != MemberRole.Admin || newDisabled) && otherAdmins == 0;
}
