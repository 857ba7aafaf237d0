using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Users;

/// <summary>
/// What readers of a list take for restorable. A conversation leaves the trash by time alone, with no event to tell of it, so that
/// somebody has to look.
/// </summary>
internal sealed class Trash
{
    /// <summary>The retention is a setting, which may become shorter at any time.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private HashSet<ConversationId> _held = [];

    /// <summary>Those that have gone for good since the last look, and how long until the next look is due; null when the trash is empty.</summary>
    public (IReadOnlyList<ConversationId> Gone, TimeSpan? Next) Look(UserState state, DateTimeOffset now, ChatOptions options)
    {
        var gone = _held.Where(id => state.Find(id, now, options) is null).ToList();
        var trash = UserDecider.List(state, ConversationListView.Trash, now, options);
        _held = [.. trash.Select(e => e.Id)];
        if (trash.Count == 0)
            return (gone, null);
        var first = trash.Min(e => e.DeletedAt!.Value) + options.TrashRetention - now;
        return (gone, first < LongestWait ? first : LongestWait);
    }
}
