using System.Security.Cryptography;
using Dapper;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// The table <c>sign_in_failures</c>: a copy of what the counters hold, written after a failure only. It holds nothing longer than failures count,
/// and each of them cost the guesser a wait or a limited request, so it stays small.
/// </summary>
sealed class FailureStore(
    AppDatabase database, IDataProtectionProvider protection, IOptions<LimitOptions> limits, TimeProvider time, ILogger<FailureStore> log)
{
    const int SecretBytes = 32;

    readonly IDataProtector protector = protection.CreateProtector("FamilyChat.Accounts.Failures.v1");

    public IReadOnlyDictionary<string, Failures> Read()
    {
        using var connection = database.Open();
        return connection.Query<(string Key, int Count, long LastAt)>("SELECT key, failures, last_at FROM sign_in_failures")
            .ToDictionary(row => row.Key, row => new Failures(row.Count, DateTimeOffset.FromUnixTimeMilliseconds(row.LastAt)), StringComparer.Ordinal);
    }

    /// <summary>The same names for the same accounts after a restart; new ones if the data keys are gone, and nothing is held against anybody.</summary>
    public FailureKeys Keys()
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (connection.QuerySingleOrDefault<string>("SELECT secret FROM sign_in_secret", transaction: transaction) is { } kept && TryUnprotect(kept) is { } secret)
            return new FailureKeys(secret);
        secret = RandomNumberGenerator.GetBytes(SecretBytes);
        connection.Execute(
            "INSERT INTO sign_in_secret VALUES (1, @text) ON CONFLICT (id) DO UPDATE SET secret = excluded.secret",
            new { text = protector.Protect(Convert.ToBase64String(secret)) }, transaction);
        transaction.Commit();
        return new FailureKeys(secret);
    }

    /// <summary>Copies what the counters hold for these keys now: read inside the write, so that of two at once the later is not overwritten.</summary>
    public Task KeepAsync(params (string Key, AttemptCounter? Counter)[] changed) => KeepAsync<object>((_, _) => null, changed);

    /// <param name="also">What is written in the same transaction.</param>
    /// <returns>What <paramref name="also"/> gave; null if nothing could be written.</returns>
    public async Task<T?> KeepAsync<T>(Func<SqliteConnection, SqliteTransaction, T?> also, params (string Key, AttemptCounter? Counter)[] changed)
        where T : class
    {
        try
        {
            return await database.WriteAsync((connection, transaction) =>
            {
                foreach (var (key, counter) in changed)
                {
                    if (counter?.Find(key) is { } failures)
                    {
                        connection.Execute(
                            """
                            INSERT INTO sign_in_failures VALUES (@key, @Count, @Last)
                            ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at
                            """,
                            new { key, failures.Count, failures.Last }, transaction);
                    }
                    else
                    {
                        connection.Execute("DELETE FROM sign_in_failures WHERE key = @key", new { key }, transaction);
                    }
                }
                connection.Execute(
                    "DELETE FROM sign_in_failures WHERE last_at <= @over",
                    new { over = time.GetUtcNow() - TimeSpan.FromMinutes(limits.Value.SignInLongestWaitMinutes) }, transaction);
                return also(connection, transaction);
            }, CancellationToken.None);
        }
        catch (Exception problem) when (problem is StorageException or System.Data.Common.DbException)
        {
            log.LogWarning(problem, "A failed sign-in could not be written down; it counts until the next restart");
            return null;
        }
    }

    byte[]? TryUnprotect(string text)
    {
        try
        {
            return Convert.FromBase64String(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
