using System.Text.Json;
using FamilyChat.Actors;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Accounts;
using Microsoft.Data.Sqlite;
using Journal = FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>Carries what happens to accounts into the journal, where the audit finds it and the member's rules learn the role.</summary>
sealed class JournaledAccountEvents(OutboxDelivery delivery) : IAccountEvents
{
    public AccountEvent Keep(SqliteConnection connection, SqliteTransaction transaction, AccountEvent happened) =>
        happened with { OutboxNumber = AccountOutbox.Keep(connection, transaction, Of(happened)) };

    public async ValueTask OnAsync(AccountEvent happened, CancellationToken cancel) => await delivery.TriedAsync(happened.OutboxNumber!.Value, cancel);

    internal static Role RoleOf(MemberRole role) => role switch
    {
        MemberRole.Admin => Role.Admin,
        MemberRole.Child => Role.Child,
        _ => Role.Adult,
    };

    internal static Journal.IAccountEvent Of(AccountEvent happened)
    {
        var (member, at) = (new MemberId(happened.MemberId), happened.At);
        return happened switch
        {
            MemberRegistered e => new Journal.MemberRegistered(member, at, e.UserName, e.DisplayName, RoleOf(e.Role), e.ById is { } by ? new MemberId(by) : null),
            SignedIn e => new Journal.SignedIn(member, at, e.SessionId, e.Device, e.Address),
            SignInFailed e => new Journal.SignInFailed(member, at, e.Address, e.Reason),
            SessionEnded e => new Journal.SessionEnded(member, at, e.SessionId, JsonNamingPolicy.CamelCase.ConvertName(e.Reason.ToString())),
            PasswordChanged => new Journal.PasswordChanged(member, at),
            PasswordResetIssued e => new Journal.PasswordResetIssued(member, at, new MemberId(e.ById)),
            PasswordReset => new Journal.PasswordResetUsed(member, at),
            RoleChanged e => new Journal.RoleChanged(member, at, RoleOf(e.To), new MemberId(e.ById)),
            DisplayNameChanged e => new Journal.DisplayNameChanged(member, at, e.DisplayName, new MemberId(e.ById)),
            MemberDisabled e => new Journal.MemberDisabled(member, at, new MemberId(e.ById)),
            MemberEnabled e => new Journal.MemberEnabled(member, at, new MemberId(e.ById)),
            InvitationIssued e => new Journal.InvitationIssued(member, at, e.InvitationId, RoleOf(e.Role), e.ExpiresAt),
            InvitationRevoked e => new Journal.InvitationRevoked(member, at, e.InvitationId),
            SecondFactorChanged e => new Journal.SecondFactorChanged(member, at, e.Enabled),
            RecoveryCodeUsed e => new Journal.RecoveryCodeUsed(member, at, e.Left),
            PasskeyChanged e => new Journal.PasskeyChanged(member, at, e.Name, e.Added),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "has no form in the journal"),
        };
    }
}
