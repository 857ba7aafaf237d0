using System.Text.Json;

namespace FamilyChat.Web.Accounts;

/// <param name="Policy">As <see cref="IMemberPolicies"/> gives it; null without one.</param>
sealed record AdminUserDto(
    Guid Id, string UserName, string DisplayName, MemberRole Role, bool Disabled, DateTimeOffset CreatedAt, object? Policy);

sealed record AddMemberRequest(string? UserName, string? DisplayName, string? Password, MemberRole Role = MemberRole.Adult);

/// <summary>Only what is named changes.</summary>
sealed record ChangeMemberRequest(MemberRole? Role, bool? Disabled, string? DisplayName, JsonElement? Policy);

/// <param name="Role">What the new member will be; an adult unless said.</param>
sealed record InviteRequest(MemberRole? Role);

sealed record IssuedInvitation(Guid Id, string Code, MemberRole Role, DateTimeOffset ExpiresAt);

sealed record InvitationDto(Guid Id, MemberRole Role, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
