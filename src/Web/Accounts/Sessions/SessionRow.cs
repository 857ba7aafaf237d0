namespace FamilyChat.Web.Accounts;

/// <summary>One device signed in, as stored.</summary>
sealed record SessionRow
{
    public const string Columns =
        "id, member_id AS MemberId, name, device, address, remembered, created_at AS CreatedAt, last_seen_at AS LastSeenAt, " +
        "expires_at AS ExpiresAt, ends_at AS EndsAt";

    public required Guid Id { get; init; }
    public required Guid MemberId { get; init; }
    public string? Name { get; init; }
    public required string Device { get; init; }
    public required string Address { get; init; }
    public required bool Remembered { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>However busy it is, the session is over at this time.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}

/// <summary>A live session with what its member is now.</summary>
sealed record LiveSession
{
    public required Guid Id { get; init; }
    public required Guid MemberId { get; init; }
    public required string UserName { get; init; }
    public required MemberRole Role { get; init; }
    public required bool Remembered { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}
