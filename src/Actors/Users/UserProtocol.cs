using FamilyChat.Actors.Conversations;

namespace FamilyChat.Actors.Users;

/// <summary>A message for one member; routers read nothing else of it.</summary>
public interface IMemberMessage
{
    MemberId Member { get; }
}

/// <summary>All that can be said to and by a member, by kind.</summary>
public static partial class UserProtocol
{
    public interface IUserMessage : IMemberMessage;
}

/// <summary>Who chose a title: a better one never replaces a person's own.</summary>
public enum TitleSource { Placeholder, FirstWords, Model, Member }

/// <summary>A conversation as its member's list shows it.</summary>
/// <param name="LastQuestion">The newest question that was counted, so that one told again is not; null in snapshots from before it was kept.</param>
public sealed record ConversationEntry(
    ConversationId Id,
    string Title,
    TitleSource TitleSource,
    ChatTask Task,
    string? Model,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastMessageAt = null,
    bool Pinned = false,
    bool Archived = false,
    DateTimeOffset? DeletedAt = null,
    MessageId? LastQuestion = null);

/// <param name="Generating">A reply is being written or waits for its turn.</param>
public sealed record ConversationSummary(ConversationEntry Entry, bool Generating);
