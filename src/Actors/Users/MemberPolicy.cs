namespace FamilyChat.Actors.Users;

/// <summary>When chatting rests, in the household's time zone. <paramref name="From"/> after <paramref name="To"/> spans midnight.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public bool Contains(TimeOnly time) => From <= To ? time >= From && time < To : time >= From || time < To;
}

/// <summary>What the family admin allows a member. Everything left out is unrestricted.</summary>
/// <param name="Models">Ids of the models that may be used; null or empty for all.</param>
/// <param name="MessagesPerDay">In the household's day; null for no limit.</param>
/// <param name="ParentTopics">Words and phrases that are answered with "ask a parent".</param>
public sealed record MemberPolicy(
    IReadOnlyList<string>? Models = null,
    string? SystemPrompt = null,
    QuietHours? QuietHours = null,
    int? MessagesPerDay = null,
    IReadOnlyList<string>? ParentTopics = null)
{
    public static readonly MemberPolicy Open = new();
}
