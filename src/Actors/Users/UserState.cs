using System.Collections.Immutable;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Users;

/// <summary>What a member has and may do, folded from the member's events.</summary>
public sealed record UserState
{
    public static readonly UserState Empty = new();

    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(10);

    public ImmutableDictionary<ConversationId, ConversationEntry> Conversations { get; init; } =
        ImmutableDictionary<ConversationId, ConversationEntry>.Empty;

    public MemberPolicy Policy { get; init; } = MemberPolicy.Open;

    /// <summary>When the member's own messages of the last days were sent, oldest first: what the daily limit counts.</summary>
    public ImmutableList<DateTimeOffset> Sent { get; init; } = [];

    /// <summary>Null until the accounts have told it.</summary>
    public Role? Role { get; init; }

    /// <summary>When each admin looked at each thing last, as far back as it matters.</summary>
    public ImmutableDictionary<(MemberId By, Guid Subject), DateTimeOffset> Looks { get; init; } =
        ImmutableDictionary<(MemberId By, Guid Subject), DateTimeOffset>.Empty;

    public UserState Apply(IUserEvent @event) => @event switch
    {
        ConversationCreated e => this with
        {
            Conversations = Conversations.SetItem(
                e.Conversation, new ConversationEntry(e.Conversation, e.Title, e.TitleSource, e.Task, e.Model, e.At)),
        },
        ConversationRenamed e => Change(e, c => c with { Title = e.Title, TitleSource = e.TitleSource }),
        ConversationPinned e => Change(e, c => c with { Pinned = e.Pinned }),
        ConversationArchived e => Change(e, c => c with { Archived = e.Archived }),
        ConversationRetasked e => Change(e, c => c with { Task = e.Task, Model = e.Model }),
        ConversationDeleted e => Change(e, c => c with { DeletedAt = e.At }),
        ConversationRestored e => Change(e, c => c with { DeletedAt = null }),
        ConversationTouched e => Touch(e),
        PolicyChanged e => this with { Policy = e.Policy },
        MemberRegistered e => this with { Role = e.Role },
        RoleChanged e => this with { Role = e.Role },
        ILookEvent e => this with { Looks = Looks.RemoveRange(Looks.Where(l => (e.At - l.Value).Duration() >= OneLook).Select(l => l.Key)).SetItem((e.By, e.Subject), e.At) },
        _ => this,
    };

    /// <summary>The entry while its member can still get at it: deleted ones stay for the time of the trash.</summary>
    public ConversationEntry? Find(ConversationId id, DateTimeOffset now, ChatOptions options) =>
        Conversations.TryGetValue(id, out var entry) && (entry.DeletedAt is not { } deleted || now - deleted < options.TrashRetention)
            ? entry
            : null;

    /// <summary>
    /// The same admin looked at the same thing a moment ago: turning its pages is one look. A look from what is now the future is none of
    /// them: after a clock was set back, all looks would hide behind it.
    /// </summary>
    public bool HasSeen(ILookEvent look) => Looks.TryGetValue((look.By, look.Subject), out var before) && (look.At - before).Duration() < OneLook;

    private UserState Change(IEntryEvent e, Func<ConversationEntry, ConversationEntry> change) =>
        Conversations.TryGetValue(e.Conversation, out var entry)
            ? this with { Conversations = Conversations.SetItem(e.Conversation, change(entry)) }
            : this;

    private UserState Touch(ConversationTouched e)
    {
        // A question is the newest there is, whatever the clock was before.
        var touched = Change(e, c => e.Question is { } question
            ? c with { LastMessageAt = e.At, LastQuestion = question }
            : c.LastMessageAt > e.At ? c : c with { LastMessageAt = e.At });
        if (e.Question is null)
            return touched;
        var window = e.At - TimeSpan.FromDays(2);
        return touched with { Sent = touched.Sent.RemoveAll(at => at < window).Add(e.At) };
    }
}
