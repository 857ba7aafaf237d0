using FamilyChat.Actors;

namespace FamilyChat.Web.Chat;

/// <summary>Ids arrive as text, so that a malformed one is answered like any other that does not exist.</summary>
public sealed record SendArguments(
    string? ConversationId,
    string? MessageId,
    string? Text,
    string? Task = null,
    string? Model = null,
    string? ParentId = null,
    bool First = false,
    bool Queue = false);

public sealed record ReplyArguments(string? ConversationId, string? ReplyId);

public sealed record StopArguments(string? ConversationId, string? ReplyId = null);

/// <param name="Brief">Say nothing twice: half of the bytes of a reply that comes a word at a time.</param>
public sealed record WatchArguments(string? ConversationId, string? ReplyId = null, int Offset = 0, int ReasoningOffset = 0, bool Brief = false);

public static class Ids
{
    public static ConversationId Conversation(string? text) => new(Parse(text));

    public static MessageId Message(string? text) => new(Parse(text));

    public static MessageId? MessageOrNone(string? text) => text is null ? null : new MessageId(Parse(text));

    /// <exception cref="RefusedException">Not an id: then there is no such object.</exception>
    private static Guid Parse(string? text) =>
        Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id : throw new RefusedException(Refusal.NotFound);
}
