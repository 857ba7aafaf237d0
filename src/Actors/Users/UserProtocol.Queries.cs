namespace FamilyChat.Actors.Users;

public static partial class UserProtocol
{
    public interface IUserQuery : IUserMessage;

    public enum ConversationListView { Active, Archived, Trash }

    /// <summary>Answered with <see cref="ConversationList"/>.</summary>
    public sealed record GetConversations(MemberId Member, ConversationListView View) : IUserQuery;

    public sealed record ConversationList(IReadOnlyList<ConversationSummary> Conversations);

    public sealed record GetPolicy(MemberId Member) : IUserQuery;

    /// <summary>Answered with its feed, which brings every change to the list from now on.</summary>
    public sealed record WatchConversations(MemberId Member) : IUserQuery
    {
        /// <summary>The reader's own, so that one who leaves before the answer can still say which: nobody else would ever take it out.</summary>
        public ListFeed Feed { get; } = new();
    }

    public sealed record UnwatchConversations(MemberId Member, ListFeed Feed) : IUserQuery;
}
