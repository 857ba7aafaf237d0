using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.Admin.Settings;

/// <param name="Token">Only ever written: the answer never holds it.</param>
/// <param name="HasToken">One is set. False in a change takes it away.</param>
sealed record ModelServerSettings(string? Url, string? Token, bool? HasToken, int? Slots);

/// <param name="MessageLength">UTF-16 code units.</param>
sealed record LimitSettings(int? MessageLength, int? MessagesPerMinute, int? QueuedMessagesPerConversation);

/// <summary>What can be changed in the page, in force at once. In a change, null takes the setting back to what the files say.</summary>
/// <param name="Title">What the household calls its chat.</param>
/// <param name="TrashDays">How long a deleted conversation can be restored.</param>
/// <param name="TimeZone">IANA name of the household's time zone; null for the server's own.</param>
sealed record ServerSettings(
    string? Title,
    RegistrationMode? Registration,
    string? TimeZone,
    int? TrashDays,
    ModelServerSettings? ModelServer,
    LimitSettings? Limits)
{
    const int LongestMessage = 1_000_000;
    const int LongestUrl = 2_000;
    const int LongestTitle = 40;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>What differs from what is in force. The files may say more than the page does, and the page sends all it shows.</summary>
    public ServerSettings Besides(ServerSettings inForce) => this with
    {
        Title = Title == inForce.Title ? null : Title,
        TrashDays = TrashDays == inForce.TrashDays ? null : TrashDays,
        ModelServer = ModelServer is { } server && server.Url == inForce.ModelServer?.Url ? server with { Url = null } : ModelServer,
        Limits = Limits is { } limits && inForce.Limits is { } now
            ? new LimitSettings(
                limits.MessageLength == now.MessageLength ? null : limits.MessageLength,
                limits.MessagesPerMinute == now.MessagesPerMinute ? null : limits.MessagesPerMinute,
                limits.QueuedMessagesPerConversation == now.QueuedMessagesPerConversation ? null : limits.QueuedMessagesPerConversation)
            : Limits,
    };

    /// <returns>Null if it makes sense, else a sentence for the admin.</returns>
    public string? Problem()
    {
        if (Registration is { } mode && !Enum.IsDefined(mode))
            return "Registration is open, invitation or closed.";
        if (Title is { } title && (title.Trim().Length > LongestTitle || title.Any(char.IsControl)))
            return $"The name of the chat has at most {LongestTitle} characters on one line.";
        if (TimeZone is { Length: > 0 } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return $"This machine does not know the time zone {zone}. Use a name like Europe/Berlin.";
        if (TrashDays is < 1 or > 3650)
            return "The trash keeps conversations for 1 to 3650 days.";
        if (ModelServer?.Url is { Length: > 0 } url && !IsHttp(url))
            return "The address of the model server begins with http:// or https://, for example http://192.168.1.20:1234.";
        if (ModelServer?.Token?.Any(char.IsControl) == true)
            return "A token is one line of text.";
        if (ModelServer?.Slots is < 1 or > 64)
            return "The model server can write 1 to 64 replies at once.";
        if (Limits?.MessageLength is < 1 or > LongestMessage)
            return $"A message can have 1 to {LongestMessage:N0} characters.";
        if (Limits?.MessagesPerMinute is < 0)
            return "Messages a minute cannot be negative; 0 switches the limit off.";
        return Limits?.QueuedMessagesPerConversation is < 0 or > 1000 ? "Between 0 and 1000 messages can wait in a conversation." : null;
    }

    /// <summary>Names and values of the configuration; null where the files' value is to stand.</summary>
    public IEnumerable<(string Name, string? Value)> ToConfiguration()
    {
        yield return ("FamilyChat:Title", Blank(Title));
        yield return ("FamilyChat:Registration", Registration?.ToString());
        yield return ("FamilyChat:TimeZone", Blank(TimeZone));
        yield return ("FamilyChat:Limits:TrashRetention", TrashDays is { } days ? TimeSpan.FromDays(days).ToString("c", CultureInfo.InvariantCulture) : null);
        if (ModelServer is { } server)
        {
            yield return ("FamilyChat:ModelServer:Url", Blank(server.Url));
            yield return ("FamilyChat:ModelServer:Slots", Text(server.Slots));
            if (Blank(server.Token) is { } token)
                yield return ("FamilyChat:ModelServer:Token", token);
            else if (server.HasToken == false)
                yield return ("FamilyChat:ModelServer:Token", null);
        }

        if (Limits is not { } limits)
            yield break;
        yield return ("FamilyChat:Limits:MessageLength", Text(limits.MessageLength));
        yield return ("FamilyChat:Limits:MessagesPerMinute", Text(limits.MessagesPerMinute));
        yield return ("FamilyChat:Limits:QueuedMessagesPerConversation", Text(limits.QueuedMessagesPerConversation));
    }

    static bool IsHttp(string url) =>
        url.Length <= LongestUrl && Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0 };

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
