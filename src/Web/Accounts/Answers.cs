namespace FamilyChat.Web.Accounts;

/// <summary>A member as the browser sees one.</summary>
public sealed record UserDto(Guid Id, string UserName, string DisplayName, MemberRole Role);

public sealed record UserAnswer(UserDto User);

sealed record RegisterRequest(string? UserName, string? DisplayName, string? Password, string? Invitation);

/// <param name="Code">For an account with a second factor: the authenticator's six digits or a recovery code.</param>
sealed record SignInRequest(string? UserName, string? Password, bool Remember = false, string? Code = null);

static class Answers
{
    public static UserDto ToDto(this MemberAccount account) => new(account.Id, account.UserName, account.DisplayName, account.Role);

    public static UserDto ToDto(this MemberRecord member) => new(member.Id, member.UserName, member.DisplayName, member.Role);
}
