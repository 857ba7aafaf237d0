using Dapper;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Accounts;

/// <summary>The second factor's columns of <c>members</c>, and <c>recovery_codes</c>.</summary>
sealed class SecondFactorStore(AppDatabase database, AccountChanges changes, TimeProvider time)
{
    /// <summary>Keeps a secret that counts only once a code has confirmed it.</summary>
    /// <returns>False if a confirmed secret is there already.</returns>
    public async Task<bool> BeginAsync(Guid memberId, string protectedSecret, CancellationToken cancel) =>
        await database.WriteAsync((connection, transaction) => connection.Execute(
            "UPDATE members SET totp_secret = @protectedSecret, totp_last_step = 0 WHERE id = @memberId AND totp_confirmed = 0",
            new { memberId, protectedSecret }, transaction), cancel) == 1;

    /// <param name="protectedSecret">The one whose code was seen: another that was begun meanwhile is not confirmed by it.</param>
    /// <returns>False if it is not there any more, or confirmed already.</returns>
    public Task<bool> ConfirmAsync(Guid memberId, string protectedSecret, long step, IEnumerable<string> recoveryCodes, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            var confirmed = connection.Execute(
                "UPDATE members SET totp_confirmed = 1, totp_last_step = @step WHERE id = @memberId AND totp_confirmed = 0 AND totp_secret = @protectedSecret",
                new { memberId, protectedSecret, step }, transaction) == 1;
            if (!confirmed) return false;
            connection.Execute("DELETE FROM recovery_codes WHERE member_id = @memberId", new { memberId }, transaction);
            connection.Execute(
                "INSERT INTO recovery_codes (member_id, code_hash) VALUES (@memberId, @hash)",
                recoveryCodes.Select(code => new { memberId, hash = SecretCode.HashTyped(code) }), transaction);
            happened.Add(new SecondFactorChanged(memberId, time.GetUtcNow(), Enabled: true));
            return true;
        }, cancel);

    /// <returns>False if a code of this step or a later one was used before.</returns>
    public async Task<bool> UseStepAsync(Guid memberId, long step, CancellationToken cancel) =>
        await database.WriteAsync((connection, transaction) => connection.Execute(
            "UPDATE members SET totp_last_step = @step WHERE id = @memberId AND totp_last_step < @step", new { memberId, step }, transaction), cancel) == 1;

    /// <returns>False if this is none of the member's recovery codes, or it was used before.</returns>
    public Task<bool> UseRecoveryCodeAsync(Guid memberId, string code, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            var used = connection.Execute(
                "DELETE FROM recovery_codes WHERE member_id = @memberId AND code_hash = @hash",
                new { memberId, hash = SecretCode.HashTyped(code) }, transaction) == 1;
            if (!used) return false;
            var left = connection.ExecuteScalar<int>("SELECT count(*) FROM recovery_codes WHERE member_id = @memberId", new { memberId }, transaction);
            happened.Add(new RecoveryCodeUsed(memberId, time.GetUtcNow(), left));
            return true;
        }, cancel);

    /// <summary>Also one that was begun and never confirmed: that counted for nothing, and its end is no event.</summary>
    public Task RemoveAsync(Guid memberId, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            var counted = MemberStore.Find(connection, transaction, memberId) is { HasSecondFactor: true };
            if (counted) happened.Add(new SecondFactorChanged(memberId, time.GetUtcNow(), Enabled: false));
            return connection.Execute(
                """
                UPDATE members SET totp_secret = NULL, totp_confirmed = 0, totp_last_step = 0 WHERE id = @memberId;
                DELETE FROM recovery_codes WHERE member_id = @memberId
                """,
                new { memberId }, transaction);
        }, cancel);

    public async Task<int> CountRecoveryCodesAsync(Guid memberId, CancellationToken cancel)
    {
        using var connection = database.Open();
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "SELECT count(*) FROM recovery_codes WHERE member_id = @memberId", new { memberId }, cancellationToken: cancel));
    }
}
