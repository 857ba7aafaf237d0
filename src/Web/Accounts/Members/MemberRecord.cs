namespace FamilyChat.Web.Accounts;

/// <summary>What the rest of the product may know of an account.</summary>
public sealed record MemberRecord(Guid Id, string UserName, string DisplayName, MemberRole Role, bool Disabled, DateTimeOffset CreatedAt);
