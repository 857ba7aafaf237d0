using System.Text.Json;

namespace FamilyChat.Web.Admin.Audit;

/// <param name="User">The member's name as the family knows it; the id for an account that is no longer listed.</param>
/// <param name="Detail">The event as it stands in the journal; a text when its bytes are no JSON any more.</param>
/// <param name="Hash">Covers this event and all before it, hex.</param>
sealed record AuditEventDto(
    long Sequence, DateTimeOffset At, string User, Guid UserId, Guid? Conversation, string Kind, string Summary, JsonElement Detail, string Hash);

sealed record AuditPageDto(IReadOnlyList<AuditEventDto> Events, bool More);
