using System.Collections.Immutable;
using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Users;

/// <summary>A member's state as it is kept to make recovery short.</summary>
public sealed record UserSnapshot(IReadOnlyList<ConversationEntry> Conversations, MemberPolicy Policy, IReadOnlyList<DateTimeOffset> Sent) : IJournaled
{
    public static UserSnapshot Of(UserState state) => new([.. state.Conversations.Values], state.Policy, state.Sent);

    public UserState ToState() => new()
    {
        Conversations = Conversations.ToImmutableDictionary(c => c.Id),
        Policy = Policy,
        Sent = [.. Sent],
    };
}
