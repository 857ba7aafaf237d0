using System.Text;
using Dapper;
using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Conversations;
using FamilyChat.Web.Storage;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Audit;

sealed record PastConversation(MemberId Member, ConversationDto Conversation);

/// <summary>
/// A conversation as it stood at any moment: its own events and its member's are folded up to then, from the journal and by the same
/// rules as the living one. The trash and what is gone for the member are here too.
/// </summary>
sealed class PastConversations(AppDatabase database, JournalReader journal)
{
    /// <returns>Null if it did not exist then.</returns>
    public async Task<PastConversation?> FindAsync(ConversationId id, DateTimeOffset? at, CancellationToken cancel)
    {
        // The audit gives whole milliseconds; what happened within the last of them has happened. As it stands now it holds all there is, also what
        // was written before the clock was set back.
        var until = at?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        var events = await EventsAsync<IConversationEvent>(PersistenceIds.Of(id), null, cancel);
        if ((events.Count > 0 ? events[0].Member : await MemberAsync(id, cancel)) is not { } member)
            return null;
        var entry = (await EventsAsync<IUserEvent>(PersistenceIds.Of(member), Encoding.UTF8.GetBytes(id.ToString()), cancel))
            .Where(e => e is IEntryEvent { Conversation: var about } && about == id && Happened(e))
            .Aggregate(UserState.Empty, (state, e) => state.Apply(e))
            .Conversations.GetValueOrDefault(id);
        if (entry is null)
            return null;
        var state = events.Where(Happened).Aggregate(ConversationState.Empty, (folded, e) => folded.Apply(e));
        return new PastConversation(member, ConversationDto.Of(View(entry, state)));

        bool Happened(IJournalEvent e) => e.At.ToUnixTimeMilliseconds() <= until;
    }

    static ConversationView View(ConversationEntry entry, ConversationState state)
    {
        var draft = state.Current is { } current
            ? new DraftView(
                current.ReplyId,
                current.ParentId,
                string.Concat(state.DraftText),
                string.Concat(state.DraftReasoning),
                current.Started ? DraftState.Writing : DraftState.Queued,
                0,
                current.Model,
                null,
                [])
            : null;
        return new ConversationView(entry, [.. state.Order.Select(m => state.Messages[m])], draft, false, state.ContextStart);
    }

    /// <summary>A conversation without a message has no events of its own.</summary>
    async Task<MemberId?> MemberAsync(ConversationId id, CancellationToken cancel)
    {
        using var connection = database.Open();
        var member = await connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(
            "SELECT member FROM audit_conversations WHERE id = @id", new { id = id.Key() }, cancellationToken: cancel));
        return member is null ? null : new MemberId(AuditKeys.Id(member));
    }

    async Task<IReadOnlyList<T>> EventsAsync<T>(string persistenceId, byte[]? naming, CancellationToken cancel) =>
        [.. (await journal.EventsAsync(persistenceId, naming, cancel)).Select(e => JournalSerializer.Read(e.Message, e.Manifest)).OfType<T>()];
}
