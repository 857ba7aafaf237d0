using FamilyChat.Actors;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>Which events of the audit are asked for; what is left out does not matter.</summary>
/// <param name="Text">Words that must be in it.</param>
/// <param name="From">Not before this moment.</param>
/// <param name="To">Before this moment.</param>
/// <param name="Before">Older than this event.</param>
sealed record AuditFilter(
    MemberId? Member = null,
    ConversationId? Conversation = null,
    string? Kind = null,
    string? Text = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    long? Before = null);
