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

    /// <summary>This policy with some of its rules as they stand in another.</summary>
    public MemberPolicy With(PolicyRules rules, MemberPolicy other) => new(
        rules.HasFlag(PolicyRules.Models) ? other.Models : Models,
        rules.HasFlag(PolicyRules.SystemPrompt) ? other.SystemPrompt : SystemPrompt,
        rules.HasFlag(PolicyRules.QuietHours) ? other.QuietHours : QuietHours,
        rules.HasFlag(PolicyRules.MessagesPerDay) ? other.MessagesPerDay : MessagesPerDay,
        rules.HasFlag(PolicyRules.ParentTopics) ? other.ParentTopics : ParentTopics);
}

/// <summary>The rules of a <see cref="MemberPolicy"/>, to say which of them change.</summary>
[Flags]
public enum PolicyRules
{
    None = 0,
    Models = 1,
    SystemPrompt = 2,
    QuietHours = 4,
    MessagesPerDay = 8,
    ParentTopics = 16,
    All = 31,
}
