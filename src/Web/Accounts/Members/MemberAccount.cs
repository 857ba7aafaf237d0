namespace FamilyChat.Web.Accounts;

/// <summary>An account as it is stored, with its secrets; it never leaves this room.</summary>
sealed record MemberAccount
{
    public const string Columns =
        "id, user_name AS UserName, normalized_name AS NormalizedName, display_name AS DisplayName, role, disabled, " +
        "password_hash AS PasswordHash, security_stamp AS SecurityStamp, created_at AS CreatedAt, " +
        "totp_secret AS TotpSecret, totp_confirmed AS TotpConfirmed, totp_last_step AS TotpLastStep";

    public required Guid Id { get; init; }
    public required string UserName { get; init; }
    public required string NormalizedName { get; init; }
    public required string DisplayName { get; init; }
    public required MemberRole Role { get; init; }
    public bool Disabled { get; init; }
    public required string PasswordHash { get; init; }

    /// <summary>Changes with the password, and when the account is disabled. A session that began under another stamp is over, even one that began a moment too late to be deleted.</summary>
    public required string SecurityStamp { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Base32, protected with the data keys; null without a second factor.</summary>
    public string? TotpSecret { get; init; }
    public bool TotpConfirmed { get; init; }

    /// <summary>The last 30-second step whose code was accepted; a code works once (RFC 6238, 5.2).</summary>
    public long TotpLastStep { get; init; }

    public bool HasSecondFactor => TotpConfirmed && TotpSecret is not null;

    public MemberRecord ToRecord() => new(Id, UserName, DisplayName, Role, Disabled, CreatedAt);
}
