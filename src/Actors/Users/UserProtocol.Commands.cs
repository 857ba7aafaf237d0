using FamilyChat.Actors.Conversations;

namespace FamilyChat.Actors.Users;

public static partial class UserProtocol
{
    public interface IUserCommand : IUserMessage;

    /// <summary>Answered with a <see cref="ConversationSummary"/> or a <see cref="Refusal"/>.</summary>
    public sealed record CreateConversation(MemberId Member, ConversationId Id, ChatTask Task, string? Title, string? Model) : IUserCommand;

    /// <summary>Only what is given changes. Answered with a <see cref="ConversationSummary"/> or a <see cref="Refusal"/>.</summary>
    public sealed record ChangeConversation(
        MemberId Member,
        ConversationId Id,
        string? Title = null,
        bool? Pinned = null,
        bool? Archived = null,
        string? Model = null,
        ChatTask? Task = null) : IUserCommand;

    /// <summary>To the trash. Answered with a <see cref="ConversationSummary"/> or a <see cref="Refusal"/>.</summary>
    public sealed record DeleteConversation(MemberId Member, ConversationId Id) : IUserCommand;

    public sealed record RestoreConversation(MemberId Member, ConversationId Id) : IUserCommand;

    /// <summary>A title the model thought of; kept only while no person has chosen one.</summary>
    public sealed record SuggestTitle(MemberId Member, ConversationId Id, string Title) : IUserCommand;

    /// <summary>What the family admin allows this member. Answered with the <see cref="MemberPolicy"/> as it is then.</summary>
    /// <param name="Rules">Those that change. The others stay as they are when it is decided, so that of two changes at once neither undoes the other.</param>
    /// <param name="Policy">What the changed ones are to be.</param>
    public sealed record ChangePolicy(MemberId Member, MemberId By, PolicyRules Rules, MemberPolicy Policy) : IUserCommand;

    /// <summary>Keep what happened to the account, or who looked. Answered with <see cref="Noted"/> once it is durable.</summary>
    public sealed record NoteAccountEvent(MemberId Member, IAccountEvent Event) : IUserCommand;

    public sealed record Noted
    {
        public static readonly Noted Instance = new();
    }

    /// <summary>A conversation tells its member that a message was written in it.</summary>
    /// <param name="Question">The member's own message, or null for a reply.</param>
    /// <param name="FirstWords">The text of the first message of the conversation, to make a title of; null later.</param>
    public sealed record ConversationMoved(
        MemberId Member,
        ConversationId Id,
        DateTimeOffset At,
        MessageId? Question,
        ChatTask Task,
        string? Model,
        string? FirstWords) : IUserCommand;
}
