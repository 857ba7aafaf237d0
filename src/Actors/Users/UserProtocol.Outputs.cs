using FamilyChat.LmStudio.Models;

namespace FamilyChat.Actors.Users;

public static partial class UserProtocol
{
    /// <summary>What a person's list of conversations sees happening, on every device.</summary>
    public abstract record ListOutput
    {
        private protected ListOutput()
        {
        }
    }

    public sealed record SummaryChanged(ConversationSummary Summary) : ListOutput;

    /// <summary>It is gone for good; a deleted one that can be restored is a <see cref="SummaryChanged"/>.</summary>
    public sealed record ConversationRemoved(ConversationId Id) : ListOutput;

    public sealed record ModelServerMoved(ModelServerStatus Status) : ListOutput;

    public sealed record ListClosed(string Reason) : ListOutput;
}
