using Dapper;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Accounts;

/// <summary>The second factor's columns of <c>members</c>, and <c>recovery_codes</c>.</summary>
sealed class SecondFactorStore(AppDatabase database)
{
    /// <summary>Keeps a secret that counts only once a code has confirmed it.</summary>
    /// <returns>False if a confirmed secret is there already.</returns>
    public async Task<bool> BeginAsync(Guid memberId, string protectedSecret, CancellationToken cancel) =>
        await database.WriteAsync((connection, transaction) => connection.Execute(
            "UPDATE members SET totp_secret = @protectedSecret, totp_last_step = 0 WHERE id = @memberId AND totp_confirmed = 0",
            new { memberId, protectedSecret }, transaction), cancel) == 1;

    public Task<bool> ConfirmAsync(Guid memberId, long step, IEnumerable<string> recoveryCodes, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) =>
        {
            var confirmed = connection.Execute(
                "UPDATE members SET totp_confirmed = 1, totp_last_step = @step WHERE id = @memberId AND totp_confirmed = 0 AND totp_secret IS NOT NULL",
                new { memberId, step }, transaction) == 1;
            if (!confirmed) return false;
            connection.Execute("DELETE FROM recovery_codes WHERE member_id = @memberId", new { memberId }, transaction);
            connection.Execute(
                "INSERT INTO recovery_codes (member_id, code_hash) VALUES (@memberId, @hash)",
                recoveryCodes.Select(code => new { memberId, hash = SecretCode.HashTyped(code) }), transaction);
            return true;
        }, cancel);

    /// <returns>False if a code of this step or a later one was used before.</returns>
    public async Task<bool> UseStepAsync(Guid memberId, long step, CancellationToken cancel) =>
        await database.WriteAsync((connection, transaction) => connection.Execute(
            "UPDATE members SET totp_last_step = @step WHERE id = @memberId AND totp_last_step < @step", new { memberId, step }, transaction), cancel) == 1;

    /// <returns>How many recovery codes are left, or null if this is none of them.</returns>
    public Task<int?> UseRecoveryCodeAsync(Guid memberId, string code, CancellationToken cancel) =>
        database.WriteAsync<int?>((connection, transaction) =>
            connection.Execute(
                "DELETE FROM recovery_codes WHERE member_id = @memberId AND code_hash = @hash",
                new { memberId, hash = SecretCode.HashTyped(code) }, transaction) == 1
                ? connection.ExecuteScalar<int>("SELECT count(*) FROM recovery_codes WHERE member_id = @memberId", new { memberId }, transaction)
                : null, cancel);

    public Task RemoveAsync(Guid memberId, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) => connection.Execute(
            """
            UPDATE members SET totp_secret = NULL, totp_confirmed = 0, totp_last_step = 0 WHERE id = @memberId;
            DELETE FROM recovery_codes WHERE member_id = @memberId
            """, new { memberId }, transaction), cancel);

    public async Task<int> CountRecoveryCodesAsync(Guid memberId, CancellationToken cancel)
    {
        using var connection = database.Open();
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "SELECT count(*) FROM recovery_codes WHERE member_id = @memberId", new { memberId }, cancellationToken: cancel));
    }
}
