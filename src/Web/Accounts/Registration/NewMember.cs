namespace FamilyChat.Web.Accounts;

/// <summary>The rules every new account passes, whoever makes it.</summary>
static class NewMember
{
    /// <returns>The cleaned display name, or the first rule that is broken.</returns>
    public static Outcome<string> Check(string? userName, string? displayName, string? password)
    {
        if (UserNameRules.Problem(userName) is { } nameProblem) return Refusal.InvalidUserName(nameProblem);
        if (DisplayNameRules.Clean(string.IsNullOrWhiteSpace(displayName) ? userName : displayName) is not { } clean) return Refusal.InvalidDisplayName;
        if (PasswordRules.Problem(password, userName!) is { } passwordProblem) return Refusal.WeakPassword(passwordProblem);
        return new Outcome<string>(clean, null);
    }

    public static MemberAccount Create(string userName, string displayName, MemberRole role, string passwordHash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = UserNameRules.Display(userName),
        NormalizedName = UserNameRules.Normalize(userName),
        DisplayName = displayName,
        Role = role,
        PasswordHash = passwordHash,
        SecurityStamp = SecretCode.NewKey(),
        CreatedAt = now,
    };
}
