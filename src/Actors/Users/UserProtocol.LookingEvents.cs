namespace FamilyChat.Actors.Users;

/// <summary>Who took words out of the house's book, or looked into somebody else's: openly, in the stream of whom it is about.</summary>
public static partial class UserProtocol
{
    /// <summary>An admin's look at something of this member. Looking again at the same thing soon after is the same look.</summary>
    public interface ILookEvent : IAccountEvent
    {
        MemberId By { get; }

        /// <summary>What was looked at: one look at the same thing is told apart from a look at another.</summary>
        Guid Subject { get; }
    }

    /// <param name="AsOf">The moment of the past that was shown; null for the present.</param>
    public sealed record ConversationViewedByAdmin(MemberId Member, ConversationId Conversation, DateTimeOffset At, MemberId By, DateTimeOffset? AsOf)
        : ILookEvent, IEntryEvent
    {
        Guid ILookEvent.Subject => Conversation.Value;
    }

    /// <summary>The admin saw this member's events in the audit.</summary>
    public sealed record ActivityViewedByAdmin(MemberId Member, DateTimeOffset At, MemberId By) : ILookEvent
    {
        Guid ILookEvent.Subject => Member.Value;
    }

    /// <summary>The admin took a copy of this member's events out of the audit.</summary>
    public sealed record ActivityExportedByAdmin(MemberId Member, DateTimeOffset At, MemberId By) : IAccountEvent;

    /// <summary>The member took a copy of one conversation.</summary>
    public sealed record ConversationExported(MemberId Member, ConversationId Conversation, DateTimeOffset At, string Format) : IAccountEvent, IEntryEvent;

    /// <summary>The member took a copy of all conversations.</summary>
    public sealed record HistoryExported(MemberId Member, DateTimeOffset At, int Conversations) : IAccountEvent;

    /// <param name="Names">Which settings; never their values, one of them is a secret.</param>
    public sealed record SettingsChanged(MemberId Member, DateTimeOffset At, IReadOnlyList<string> Names) : IAccountEvent;
}
