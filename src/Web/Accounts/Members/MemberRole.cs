using System.Text.Json.Serialization;

namespace FamilyChat.Web.Accounts;

/// <summary>What a member may do. The database and the protocol spell it in lower case.</summary>
[JsonConverter(typeof(MemberRoleJson))]
public enum MemberRole
{
    [JsonStringEnumMemberName(AccessPolicies.AdminRole)] Admin,
    [JsonStringEnumMemberName("adult")] Adult,
    [JsonStringEnumMemberName("child")] Child,
}

/// <summary>Words only: a number would be taken for whatever role stands there, or for none at all.</summary>
sealed class MemberRoleJson() : JsonStringEnumConverter<MemberRole>(namingPolicy: null, allowIntegerValues: false);

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
