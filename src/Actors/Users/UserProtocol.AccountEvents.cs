namespace FamilyChat.Actors.Users;

/// <summary>What a member is to the household.</summary>
public enum Role { Admin, Adult, Child }

/// <summary>
/// What happened to a member's account, and who looked at what. Kept in the member's own stream, so that the audit shows it and the
/// member can see it. None carries a password, a code, a cookie or what was typed as a user name.
/// </summary>
public static partial class UserProtocol
{
    public interface IAccountEvent : IUserEvent;

    /// <param name="By">The admin who made the account; null if the member registered.</param>
    public sealed record MemberRegistered(MemberId Member, DateTimeOffset At, string UserName, string DisplayName, Role Role, MemberId? By)
        : IAccountEvent;

    public sealed record SignedIn(MemberId Member, DateTimeOffset At, Guid Session, string Device, string Address) : IAccountEvent;

    public sealed record SignInFailed(MemberId Member, DateTimeOffset At, string Address, string Reason) : IAccountEvent;

    /// <param name="Reason">Why, as one word: signedOut, endedByMember, expired, passwordChanged, passwordReset, disabled, replaced.</param>
    public sealed record SessionEnded(MemberId Member, DateTimeOffset At, Guid Session, string Reason) : IAccountEvent;

    public sealed record PasswordChanged(MemberId Member, DateTimeOffset At) : IAccountEvent;

    public sealed record PasswordResetIssued(MemberId Member, DateTimeOffset At, MemberId By) : IAccountEvent;

    public sealed record PasswordResetUsed(MemberId Member, DateTimeOffset At) : IAccountEvent;

    /// <param name="By">Null when the server itself took over the role that the accounts hold.</param>
    public sealed record RoleChanged(MemberId Member, DateTimeOffset At, Role Role, MemberId? By) : IAccountEvent;

    public sealed record DisplayNameChanged(MemberId Member, DateTimeOffset At, string DisplayName, MemberId By) : IAccountEvent;

    public sealed record MemberDisabled(MemberId Member, DateTimeOffset At, MemberId By) : IAccountEvent;

    public sealed record MemberEnabled(MemberId Member, DateTimeOffset At, MemberId By) : IAccountEvent;

    public sealed record InvitationIssued(MemberId Member, DateTimeOffset At, Guid Invitation, Role Role, DateTimeOffset ExpiresAt) : IAccountEvent;

    public sealed record InvitationRevoked(MemberId Member, DateTimeOffset At, Guid Invitation) : IAccountEvent;

    public sealed record SecondFactorChanged(MemberId Member, DateTimeOffset At, bool Enabled) : IAccountEvent;

    public sealed record RecoveryCodeUsed(MemberId Member, DateTimeOffset At, int Left) : IAccountEvent;

    public sealed record PasskeyChanged(MemberId Member, DateTimeOffset At, string Name, bool Added) : IAccountEvent;
}
