using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>For a command at the machine, which has no journal of its own to write: the server, running or at its next start, carries it over.</summary>
sealed class OutboxAccountEvents(AccountOutbox outbox) : IAccountEvents
{
    public async ValueTask OnAsync(AccountEvent happened, CancellationToken cancel) =>
        await outbox.KeepAsync(JournaledAccountEvents.Of(happened), cancel);
}
