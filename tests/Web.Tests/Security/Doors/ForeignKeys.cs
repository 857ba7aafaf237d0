namespace FamilyChat.Web.Tests.Security.Doors;

/// <summary>
/// How each door of a member is tried with what is another's: the request made of one's own things and of things that should not be found.
/// A door that names an object and is not here fails the test by its name.
/// </summary>
static class ForeignKeys
{
    public delegate (string Path, object? Body) Attempt(Belongings own, Belongings other);

    public static readonly IReadOnlyDictionary<string, Attempt[]> OfDoors = new Dictionary<string, Attempt[]>(StringComparer.Ordinal)
    {
        ["GET /api/conversations/{id}"] =
        [
            (_, other) => ($"/api/conversations/{other.Conversation}", null),
            (own, other) => ($"/api/conversations/{own.Conversation}?before={other.Message}", null),
        ],
        ["PATCH /api/conversations/{id}"] = [(_, other) => ($"/api/conversations/{other.Conversation}", new { title = "Mine" })],
        ["DELETE /api/conversations/{id}"] = [(_, other) => ($"/api/conversations/{other.Conversation}", null)],
        ["POST /api/conversations/{id}/restore"] = [(_, other) => ($"/api/conversations/{other.Conversation}/restore", null)],
        ["GET /api/conversations/{id}/export"] = [(_, other) => ($"/api/conversations/{other.Conversation}/export?format=json", null)],
        ["GET /api/conversations/{id}/messages/{messageId}/rows.csv"] =
        [
            (_, other) => ($"/api/conversations/{other.Conversation}/messages/{other.Reply}/rows.csv", null),
            (own, other) => ($"/api/conversations/{own.Conversation}/messages/{other.Reply}/rows.csv", null),
        ],
        ["GET /api/conversations/{id}/messages/{messageId}/rows.m3u8"] =
        [
            (_, other) => ($"/api/conversations/{other.Conversation}/messages/{other.Reply}/rows.m3u8", null),
            (own, other) => ($"/api/conversations/{own.Conversation}/messages/{other.Reply}/rows.m3u8", null),
        ],
        ["PATCH /api/sessions/{id:guid}"] = [(_, other) => ($"/api/sessions/{other.Session}", new { name = "Mine" })],
        ["DELETE /api/sessions/{id:guid}"] = [(_, other) => ($"/api/sessions/{other.Session}", null)],
        ["DELETE /api/passkeys/{id}"] = [(_, other) => ($"/api/passkeys/{other.Passkey}", null)],
    };

    public delegate object Call(Belongings own, Belongings other);

    /// <summary>The same for the methods of the hub.</summary>
    public static readonly IReadOnlyDictionary<string, Call[]> OfHub = new Dictionary<string, Call[]>(StringComparer.Ordinal)
    {
        ["Send"] =
        [
            (_, other) => new { conversationId = other.Conversation, messageId = Conversing.NewId(), text = "Hi" },
            (own, other) => new { conversationId = own.Conversation, messageId = Conversing.NewId(), text = "Hi", parentId = other.Reply },
        ],
        ["Regenerate"] =
        [
            (_, other) => new { conversationId = other.Conversation, replyId = other.Reply },
            (own, other) => new { conversationId = own.Conversation, replyId = other.Reply },
        ],
        ["Continue"] =
        [
            (_, other) => new { conversationId = other.Conversation, replyId = other.Reply },
            (own, other) => new { conversationId = own.Conversation, replyId = other.Reply },
        ],
        ["Stop"] = [(_, other) => new { conversationId = other.Conversation }],
        ["Watch"] =
        [
            (_, other) => new { conversationId = other.Conversation },
            (_, other) => new { conversationId = other.Conversation, replyId = other.Reply, offset = 0 },
        ],
    };
}
