using System.Collections.Immutable;
using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Users;

/// <summary>A member's state as it is kept to make recovery short.</summary>
/// <param name="Role">Null in snapshots from before accounts were events.</param>
public sealed record UserSnapshot(
    IReadOnlyList<ConversationEntry> Conversations, MemberPolicy Policy, IReadOnlyList<DateTimeOffset> Sent, Role? Role = null) : IJournaled
{
    public static UserSnapshot Of(UserState state) => new([.. state.Conversations.Values], state.Policy, state.Sent, state.Role);

    public UserState ToState() => new()
    {
        Conversations = Conversations.ToImmutableDictionary(c => c.Id),
        Policy = Policy,
        Sent = [.. Sent],
        Role = Role,
    };
}
