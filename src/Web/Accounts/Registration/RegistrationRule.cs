namespace FamilyChat.Web.Accounts;

/// <summary>Who may register as what; pure.</summary>
static class RegistrationRule
{
    /// <param name="invited">The role an unused, unexpired invitation gives; null without a good invitation.</param>
    /// <param name="role">The role of the new account when there is no refusal.</param>
    public static Refusal? Decide(bool firstAccount, RegistrationMode mode, MemberRole? invited, out MemberRole role)
    {
        role = firstAccount ? MemberRole.Admin : invited ?? MemberRole.Adult;
        if (firstAccount || invited is not null && mode != RegistrationMode.Closed) return null;
        return mode switch
        {
            RegistrationMode.Open => null,
            RegistrationMode.Invitation => Refusal.InvalidInvitation,
            _ => Refusal.RegistrationClosed,
        };
    }
}
