using System.Text.Json.Serialization;

namespace FamilyChat.Web.Accounts;

/// <summary>What a member may do. The database and the protocol spell it in lower case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberRole>))]
public enum MemberRole
{
    [JsonStringEnumMemberName(AccessPolicies.AdminRole)] Admin,
    [JsonStringEnumMemberName("adult")] Adult,
    [JsonStringEnumMemberName("child")] Child,
}

static class MemberRoles
{
    public static string Spelling(this MemberRole role) => role switch
    {
        MemberRole.Admin => AccessPolicies.AdminRole,
        MemberRole.Adult => "adult",
        MemberRole.Child => "child",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, message: null),
    };
}
