namespace FamilyChat.Web.Accounts;

/// <summary>Something that happened to an account, after it was stored. None carries a password, a code, a cookie or a typed user name.</summary>
public abstract record AccountEvent(Guid MemberId, DateTimeOffset At)
{
    /// <summary>Stands for an admin where nobody was signed in: somebody at the machine itself.</summary>
    public static readonly Guid ByCommandLine = Guid.Empty;

    /// <summary>Where it waits for the journal since the change itself was stored; null where nobody keeps it.</summary>
    public long? OutboxNumber { get; init; }
}

/// <param name="ById">The admin who made the account; null if the member registered.</param>
public sealed record MemberRegistered(Guid MemberId, DateTimeOffset At, string UserName, string DisplayName, MemberRole Role, Guid? ById)
    : AccountEvent(MemberId, At);

public sealed record SignedIn(Guid MemberId, DateTimeOffset At, Guid SessionId, string Device, string Address) : AccountEvent(MemberId, At);

/// <summary>A refused attempt on an existing account; attempts on unknown names are not told, what was typed there may be a password.</summary>
public sealed record SignInFailed(Guid MemberId, DateTimeOffset At, string Address, string Reason) : AccountEvent(MemberId, At);

/// <summary>The session is over in the store. Whoever holds connections of it closes them now.</summary>
public sealed record SessionEnded(Guid MemberId, DateTimeOffset At, Guid SessionId, SessionEnd Reason) : AccountEvent(MemberId, At);

public enum SessionEnd { SignedOut, EndedByMember, Expired, PasswordChanged, PasswordReset, Disabled, Replaced }

public sealed record PasswordChanged(Guid MemberId, DateTimeOffset At) : AccountEvent(MemberId, At);

public sealed record PasswordResetIssued(Guid MemberId, DateTimeOffset At, Guid ById) : AccountEvent(MemberId, At);

public sealed record PasswordReset(Guid MemberId, DateTimeOffset At) : AccountEvent(MemberId, At);

public sealed record RoleChanged(Guid MemberId, DateTimeOffset At, MemberRole From, MemberRole To, Guid ById) : AccountEvent(MemberId, At);

public sealed record DisplayNameChanged(Guid MemberId, DateTimeOffset At, string DisplayName, Guid ById) : AccountEvent(MemberId, At);

public sealed record MemberDisabled(Guid MemberId, DateTimeOffset At, Guid ById) : AccountEvent(MemberId, At);

public sealed record MemberEnabled(Guid MemberId, DateTimeOffset At, Guid ById) : AccountEvent(MemberId, At);

/// <param name="MemberId">The admin who invites.</param>
public sealed record InvitationIssued(Guid MemberId, DateTimeOffset At, Guid InvitationId, MemberRole Role, DateTimeOffset ExpiresAt)
    : AccountEvent(MemberId, At);

/// <param name="MemberId">The admin who takes it back.</param>
public sealed record InvitationRevoked(Guid MemberId, DateTimeOffset At, Guid InvitationId) : AccountEvent(MemberId, At);

public sealed record SecondFactorChanged(Guid MemberId, DateTimeOffset At, bool Enabled) : AccountEvent(MemberId, At);

public sealed record RecoveryCodeUsed(Guid MemberId, DateTimeOffset At, int Left) : AccountEvent(MemberId, At);

public sealed record PasskeyChanged(Guid MemberId, DateTimeOffset At, string Name, bool Added) : AccountEvent(MemberId, At);
