using System.Net;
using Dapper;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>Changes passwords: by their owner, or with an admin's one-time code. Sessions opened with the old password end in the same transaction.</summary>
sealed class PasswordService(
    AccountChanges changes,
    MemberStore members,
    PasswordCheck passwords,
    SignInThrottle throttle,
    TimeProvider time,
    IOptionsMonitor<AccountOptions> options)
{
    /// <returns>Null when it is done; the session that asked goes on.</returns>
    public async Task<Refusal?> ChangeAsync(MemberAccount account, Guid sessionId, string? password, CancellationToken cancel)
    {
        if (PasswordRules.Problem(password, account.UserName) is { } problem) return Refusal.WeakPassword(problem);
        var hash = await passwords.HashAsync(password!, cancel);
        var stamp = SecretCode.NewKey();
        var now = time.GetUtcNow();
        return await changes.WriteAsync<Refusal?>((connection, transaction, happened) =>
        {
            MemberStore.SetPassword(connection, transaction, account.Id, hash, stamp);
            SessionStore.Restamp(connection, transaction, sessionId, stamp);
            happened.Add(new PasswordChanged(account.Id, now));
            SessionStore.EndAll(connection, transaction, account.Id, SessionEnd.PasswordChanged, now, happened, except: sessionId);
            return null;
        }, cancel);
    }

    /// <summary>A new one-time code; an earlier one of the member is worth nothing any more.</summary>
    /// <returns>Null if there is no such member.</returns>
    public async Task<IssuedCode?> IssueResetAsync(Guid memberId, Guid byId, CancellationToken cancel)
    {
        var code = SecretCode.NewForPeople();
        var now = time.GetUtcNow();
        var expiresAt = now + options.CurrentValue.PasswordResetLifetime;
        return await changes.WriteAsync((connection, transaction, happened) =>
        {
            var known = connection.Execute(
                """
                INSERT INTO password_resets (member_id, code_hash, created_by, expires_at) SELECT id, @hash, @byId, @expiresAt FROM members WHERE id = @memberId
                ON CONFLICT (member_id) DO UPDATE SET code_hash = excluded.code_hash, created_by = excluded.created_by, expires_at = excluded.expires_at
                """,
                new { memberId, hash = SecretCode.HashTyped(code), byId = byId == AccountEvent.ByCommandLine ? memberId : byId, expiresAt }, transaction) == 1;
            if (!known) return null;
            happened.Add(new PasswordResetIssued(memberId, now, byId));
            return new IssuedCode(code, expiresAt);
        }, cancel);
    }

    /// <returns>Null when it is done; every session of the member is over. Unknown names and wrong codes answer the same, after the same work.</returns>
    public async Task<Refusal?> ResetAsync(ResetPasswordRequest request, IPAddress? address, CancellationToken cancel)
    {
        var (userName, code) = (request.UserName ?? "", request.Code ?? "");
        if (PasswordRules.Problem(request.Password, userName) is { } problem) return Refusal.WeakPassword(problem);
        if (throttle.Begin(userName, address) is { } wait) return Refusal.TooManyAttempts(wait);
        var hash = await passwords.HashAsync(request.Password!, cancel);
        var account = await members.FindAccountAsync(userName, cancel);
        var now = time.GetUtcNow();
        var memberId = account?.Id ?? Guid.Empty;
        var done = await changes.WriteAsync((connection, transaction, happened) =>
        {
            var right = connection.Execute(
                "DELETE FROM password_resets WHERE member_id = @memberId AND code_hash = @hash AND expires_at > @now",
                new { memberId, hash = SecretCode.HashTyped(code), now }, transaction) == 1;
            if (!right) return false;
            MemberStore.SetPassword(connection, transaction, memberId, hash, SecretCode.NewKey());
            happened.Add(new PasswordReset(memberId, now));
            SessionStore.EndAll(connection, transaction, memberId, SessionEnd.PasswordReset, now, happened);
            return true;
        }, cancel);
        if (!done)
        {
            await throttle.FailedAsync(userName, address);
            return Refusal.InvalidCode;
        }
        await throttle.SucceededAsync(userName, address);
        return null;
    }
}

sealed record ChangePasswordRequest(string? Current, string? New);

sealed record ResetPasswordRequest(string? UserName, string? Code, string? Password);

/// <summary>A secret to hand on, shown this once.</summary>
sealed record IssuedCode(string Code, DateTimeOffset ExpiresAt);
