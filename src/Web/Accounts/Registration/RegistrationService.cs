using System.Net;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Makes accounts. "Is this the first?", "is the invitation unused?" and "is the name free?" are asked in the transaction that inserts, so of two at
/// once one is the admin, and an invitation serves one.
/// </summary>
sealed class RegistrationService(
    AccountChanges changes,
    MemberStore members,
    PasswordCheck passwords,
    SignInThrottle throttle,
    TimeProvider time,
    IOptionsMonitor<AccountOptions> options)
{
    public async Task<Outcome<MemberAccount>> RegisterAsync(RegisterRequest request, IPAddress? address, CancellationToken cancel)
    {
        var mode = options.CurrentValue.Registration;
        if (mode == RegistrationMode.Closed && await members.AnyAsync(cancel)) return Refusal.RegistrationClosed;
        var check = NewMember.Check(request.UserName, request.DisplayName, request.Password);
        if (check.Refusal is { } problem) return problem;
        if (throttle.BeginCode(address) is { } wait) return Refusal.TooManyAttempts(wait);
        var hash = await passwords.HashAsync(request.Password!, cancel);
        var now = time.GetUtcNow();
        var outcome = await changes.WriteAsync<Outcome<MemberAccount>>((connection, transaction, happened) =>
        {
            var invitation = InvitationStore.FindOpen(connection, transaction, request.Invitation, now);
            var first = !MemberStore.Any(connection, transaction);
            if (RegistrationRule.Decide(first, mode, invitation?.Role, out var role) is { } refusal) return refusal;
            var account = NewMember.Create(request.UserName!, check.Value!, role, hash, now);
            if (!MemberStore.TryInsert(connection, transaction, account)) return Refusal.UserNameTaken;
            if (invitation is not null) InvitationStore.Use(connection, transaction, invitation.Id, account.Id);
            happened.Add(Registered(account, byId: null));
            return account;
        }, cancel);
        if (outcome.Refusal == Refusal.InvalidInvitation) await throttle.CodeFailedAsync(address);
        else throttle.CodeSucceeded(address);
        return outcome;
    }

    /// <summary>An account made by an admin, whatever the registration mode.</summary>
    public async Task<Outcome<MemberAccount>> AddAsync(AddMemberRequest request, Guid byId, CancellationToken cancel)
    {
        var check = NewMember.Check(request.UserName, request.DisplayName, request.Password);
        if (check.Refusal is { } problem) return problem;
        var hash = await passwords.HashAsync(request.Password!, cancel);
        var account = NewMember.Create(request.UserName!, check.Value!, request.Role, hash, time.GetUtcNow());
        return await changes.WriteAsync<Outcome<MemberAccount>>((connection, transaction, happened) =>
        {
            if (!MemberStore.TryInsert(connection, transaction, account)) return Refusal.UserNameTaken;
            happened.Add(Registered(account, byId));
            return account;
        }, cancel);
    }

    static MemberRegistered Registered(MemberAccount account, Guid? byId) =>
        new(account.Id, account.CreatedAt, account.UserName, account.DisplayName, account.Role, byId);
}
