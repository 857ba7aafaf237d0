using System.Text.Json.Serialization;

namespace FamilyChat.Web.Accounts;

/// <summary>Who may make an account. The first account can always be made and is the family admin's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegistrationMode>))]
public enum RegistrationMode
{
    [JsonStringEnumMemberName("invitation")] Invitation,
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("closed")] Closed,
}

/// <summary>Section <c>FamilyChat</c>: accounts and sessions. Read at each use, so a change needs no restart.</summary>
public sealed class AccountOptions
{
    public const string Section = "FamilyChat";

    /// <summary>What the household calls its chat; shown on the page and over the sign-in.</summary>
    public string Title { get; set; } = "FamilyChat";

    /// <summary>Who may make an account besides the first: whoever has an invitation, everyone, or only the admin.</summary>
    public RegistrationMode Registration { get; set; } = RegistrationMode.Invitation;

    public SessionOptions Sessions { get; set; } = new();

    /// <summary>An admin's one-time code for a forgotten password works for this long.</summary>
    public TimeSpan PasswordResetLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>An invitation can be used for this long.</summary>
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>A session ends after the idle time without use (a request or a call on the hub), and at its longest time whatever happens.</summary>
public sealed class SessionOptions
{
    /// <summary>A session ends after this time without use.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A session ends after this time, whatever happens.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The idle time of a session with "remember me".</summary>
    public TimeSpan RememberedIdle { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The longest time of a session with "remember me".</summary>
    public TimeSpan RememberedLongest { get; set; } = TimeSpan.FromDays(180);

    internal TimeSpan IdleOf(bool remembered) => remembered ? RememberedIdle : Idle;

    internal TimeSpan LongestOf(bool remembered) => remembered ? RememberedLongest : Longest;
}
