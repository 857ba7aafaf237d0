using System.Text.Json;
using System.Text.Json.Serialization;
using FamilyChat.Actors.Users;

namespace FamilyChat.Web.Admin;

/// <summary>A member's policy as the admin's page edits it. Times are of the household's day, <c>HH:mm</c>.</summary>
public sealed record PolicyDto(
    IReadOnlyList<string>? Models = null,
    string? SystemPrompt = null,
    QuietHoursDto? QuietHours = null,
    int? MessagesPerDay = null,
    IReadOnlyList<string>? ParentTopics = null)
{
    private const int LongestPrompt = 8_000;
    private const int MostEntries = 200;
    private const int LongestEntry = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static PolicyDto Of(MemberPolicy p) => new(
        p.Models, p.SystemPrompt, p.QuietHours is { } q ? new QuietHoursDto(q.From, q.To) : null, p.MessagesPerDay, p.ParentTopics);

    public MemberPolicy ToPolicy() => new(
        Models, SystemPrompt, QuietHours is { From: { } from, To: { } to } ? new QuietHours(from, to) : null, MessagesPerDay, ParentTopics);

    /// <summary>Which rules a change names, and what they are to be; null resets one.</summary>
    public static (PolicyRules Rules, MemberPolicy Policy) Named(JsonElement change)
    {
        var rules = change.EnumerateObject().Select(p => Enum.Parse<PolicyRules>(p.Name, ignoreCase: true)).Aggregate(PolicyRules.None, (all, one) => all | one);
        return (rules, change.Deserialize<PolicyDto>(Json)!.ToPolicy());
    }

    /// <returns>Null if the change makes sense, else a sentence for the admin.</returns>
    public static string? Problem(JsonElement change)
    {
        if (change.ValueKind != JsonValueKind.Object)
            return "A policy is an object.";
        PolicyDto named;
        try
        {
            named = change.Deserialize<PolicyDto>(Json)!;
        }
        catch (JsonException)
        {
            return "A policy has models and parentTopics (lists of text), systemPrompt (text), quietHours ({from, to} as HH:mm) and messagesPerDay (a number).";
        }

        if (named.SystemPrompt?.Length > LongestPrompt)
            return $"A system prompt has at most {LongestPrompt} characters.";
        if (named.MessagesPerDay is < 0)
            return "The number of messages a day cannot be negative.";
        if (named.QuietHours is { } q && (q.From is null || q.To is null || q.From == q.To))
            return "Quiet hours need a beginning and a different end, as HH:mm.";
        return IsList(named.Models) && IsList(named.ParentTopics)
            ? null
            : $"A list has at most {MostEntries} entries, each a text of 1 to {LongestEntry} characters.";
    }

    private static bool IsList(IReadOnlyList<string>? entries) =>
        entries is null || (entries.Count <= MostEntries && entries.All(e => !string.IsNullOrWhiteSpace(e) && e.Length <= LongestEntry));
}

public sealed record QuietHoursDto(TimeOnly? From, TimeOnly? To);
