namespace FamilyChat.Web.Accounts;

/// <summary>
/// Hears what happened to accounts, each event once, in the order of one account, after the change is stored. Every registered listener is
/// called and awaited before the request is answered: when sign-out is answered, the listeners have closed the session's connections.
/// </summary>
public interface IAccountEvents
{
    ValueTask OnAsync(AccountEvent happened, CancellationToken cancel);
}
