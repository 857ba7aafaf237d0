using FamilyChat.Actors;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>Writes an admin's look into the stream of the member it is about, before anything is shown. Looking at oneself is no event.</summary>
sealed class AdminLooks(Household household, IMemberDirectory members, TimeProvider time)
{
    public Task AtConversationAsync(Guid admin, MemberId member, ConversationId conversation, DateTimeOffset? at, CancellationToken cancel) =>
        NoteAsync(admin, member, (by, now) => new ConversationViewedByAdmin(member, conversation, now, by, at), cancel);

    public Task AtActivityAsync(Guid admin, IEnumerable<Guid> seen, CancellationToken cancel) => Task.WhenAll(seen.Distinct().Select(id =>
        NoteAsync(admin, new MemberId(id), (by, now) => new ActivityViewedByAdmin(new MemberId(id), now, by), cancel)));

    public async Task AtExportAsync(Guid admin, CancellationToken cancel)
    {
        foreach (var member in await members.ListAsync(cancel))
        {
            var id = new MemberId(member.Id);
            await household.AskAsync<Noted>(
                new NoteAccountEvent(id, new ActivityExportedByAdmin(id, time.GetUtcNow(), new MemberId(admin))), cancel);
        }
    }

    Task NoteAsync(Guid admin, MemberId member, Func<MemberId, DateTimeOffset, IAccountEvent> look, CancellationToken cancel) =>
        admin == member.Value
            ? Task.CompletedTask
            : household.AskAsync<Noted>(new NoteAccountEvent(member, look(new MemberId(admin), time.GetUtcNow())), cancel);
}
