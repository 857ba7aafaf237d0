using FamilyChat.Actors;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>How ids and filters are spelled in the audit's tables.</summary>
static class AuditKeys
{
    public static byte[] Key(this MemberId id) => id.Value.ToByteArray(bigEndian: true);

    public static byte[] Key(this ConversationId id) => id.Value.ToByteArray(bigEndian: true);

    public static byte[] Key(this MessageId id) => id.Value.ToByteArray(bigEndian: true);

    public static Guid Id(byte[] key) => new(key, bigEndian: true);

    public static string Tag(this MemberId id) => "m" + id.Value.ToString("N");

    public static string Tag(this ConversationId id) => "c" + id.Value.ToString("N");

    /// <summary>One word, because a hyphen would part it. An edited message is found as a sent one first.</summary>
    public static string KindTag(string kind) => "k" + (kind == "edited" ? "sent" : string.Concat(kind.Where(char.IsLetterOrDigit)));
}
