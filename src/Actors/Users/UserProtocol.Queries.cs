namespace FamilyChat.Actors.Users;

public static partial class UserProtocol
{
    public interface IUserQuery : IUserMessage;

    public enum ConversationListView { Active, Archived, Trash }

    /// <summary>Answered with <see cref="ConversationList"/>.</summary>
    public sealed record GetConversations(MemberId Member, ConversationListView View) : IUserQuery;

    public sealed record ConversationList(IReadOnlyList<ConversationSummary> Conversations);

    public sealed record GetPolicy(MemberId Member) : IUserQuery;

    /// <summary>Answered with a <see cref="ListFeed"/> of every change to the list from now on.</summary>
    public sealed record WatchConversations(MemberId Member) : IUserQuery;

    public sealed record UnwatchConversations(MemberId Member, ListFeed Feed) : IUserQuery;
}
