using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Chat;

namespace FamilyChat.Web.Conversations;

/// <param name="Key">Chosen by the browser, so that asking again begins nothing new; see <see cref="BeginningKey"/>.</param>
public sealed record CreateConversationRequest(string? Task, string? Title = null, string? Model = null, Guid? Key = null);

public sealed record ChangeConversationRequest(
    string? Title = null, bool? Pinned = null, bool? Archived = null, string? Model = null, string? Task = null);

/// <summary>A conversation as a list shows it.</summary>
public record SummaryDto(
    Guid Id,
    string Title,
    ChatTask Task,
    string? Model,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastMessageAt,
    bool Pinned,
    bool Archived,
    DateTimeOffset? DeletedAt,
    bool Generating)
{
    public static SummaryDto Of(ConversationSummary s) => new(
        s.Entry.Id.Value, s.Entry.Title, s.Entry.Task, s.Entry.Model, s.Entry.CreatedAt, s.Entry.LastMessageAt,
        s.Entry.Pinned, s.Entry.Archived, s.Entry.DeletedAt, s.Generating);
}

/// <summary>A conversation with its messages, in the order they came; together they form a tree by parent.</summary>
/// <param name="ContextStart">The first message the model still sees; null while it sees everything.</param>
/// <param name="More">There are older ones than the first.</param>
public sealed record ConversationDto(
    SummaryDto Summary,
    IReadOnlyList<MessageDto> Messages,
    DraftDto? Draft,
    Guid? ContextStart,
    bool More) : SummaryDto(Summary)
{
    public static ConversationDto Of(ConversationProtocol.ConversationView v) => new(
        SummaryDto.Of(new ConversationSummary(v.Entry, v.Draft is not null)),
        [.. v.Messages.Select(MessageDto.Of)],
        DraftDto.Of(v.Draft),
        v.ContextStart?.Value,
        v.More);
}
