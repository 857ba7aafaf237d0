using Dapper;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Accounts;

/// <summary>The table <c>sessions</c>. A session is found by the SHA-256 of its key; the key itself is only in the browser's cookie.</summary>
sealed class SessionStore(AppDatabase database, AccountChanges changes, TimeProvider time)
{
    public Task InsertAsync(SessionRow session, string key, string securityStamp, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            happened.Add(new SignedIn(session.MemberId, session.CreatedAt, session.Id, session.Device, session.Address));
            return connection.Execute(
                """
                INSERT INTO sessions (id, key_hash, member_id, security_stamp, device, address, remembered, created_at, last_seen_at, expires_at, ends_at)
                VALUES (@Id, @keyHash, @MemberId, @securityStamp, @Device, @Address, @Remembered, @CreatedAt, @LastSeenAt, @ExpiresAt, @EndsAt)
                """,
                new
                {
                    session.Id, keyHash = SecretCode.Hash(key), session.MemberId, securityStamp, session.Device, session.Address, session.Remembered,
                    session.CreatedAt, session.LastSeenAt, session.ExpiresAt, session.EndsAt,
                },
                transaction);
        }, cancel);

    /// <returns>Null if the session is over, whatever ended it: time, sign-out, a new password, a disabled account.</returns>
    public Task<LiveSession?> FindLiveAsync(string key, CancellationToken cancel) =>
        ReadLiveAsync("s.key_hash = @keyHash", new { keyHash = SecretCode.Hash(key), now = time.GetUtcNow() }, cancel);

    /// <inheritdoc cref="FindLiveAsync(string, CancellationToken)"/>
    public Task<LiveSession?> FindLiveAsync(Guid id, CancellationToken cancel) =>
        ReadLiveAsync("s.id = @id", new { id, now = time.GetUtcNow() }, cancel);

    /// <summary>Begins a new idle time, which never goes past the session's longest time.</summary>
    /// <returns>False if the session is over: use does not bring it back.</returns>
    public async Task<bool> ExtendAsync(Guid id, TimeSpan idle, TimeSpan rememberedIdle, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await database.WriteAsync((connection, transaction) => connection.Execute(
            """
            UPDATE sessions SET last_seen_at = @now, expires_at = min(iif(remembered, @rememberedExpiry, @expiry), ends_at)
            WHERE id = @id AND expires_at > @now
            """,
            new { id, now, expiry = now + idle, rememberedExpiry = now + rememberedIdle }, transaction), cancel) == 1;
    }

    public async Task<IReadOnlyList<SessionRow>> ListAsync(Guid memberId, CancellationToken cancel)
    {
        using var connection = database.Open();
        return [.. await connection.QueryAsync<SessionRow>(new CommandDefinition(
            $"SELECT {SessionRow.Columns} FROM sessions WHERE member_id = @memberId AND expires_at > @now ORDER BY last_seen_at DESC",
            new { memberId, now = time.GetUtcNow() }, cancellationToken: cancel))];
    }

    /// <returns>False if the member has no such session.</returns>
    public async Task<bool> NameAsync(Guid memberId, Guid id, string? name, CancellationToken cancel) =>
        await database.WriteAsync((connection, transaction) => connection.Execute(
            "UPDATE sessions SET name = @name WHERE id = @id AND member_id = @memberId", new { id, memberId, name }, transaction), cancel) == 1;

    /// <returns>False if the member has no such session.</returns>
    public Task<bool> EndAsync(Guid memberId, Guid id, SessionEnd reason, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            if (connection.Execute("DELETE FROM sessions WHERE id = @id AND member_id = @memberId", new { id, memberId }, transaction) == 0) return false;
            happened.Add(new SessionEnded(memberId, time.GetUtcNow(), id, reason));
            return true;
        }, cancel);

    /// <returns>How many there were.</returns>
    public Task<int> EndExpiredAsync(CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            var now = time.GetUtcNow();
            foreach (var (id, memberId) in connection.Query<(Guid, Guid)>(
                "DELETE FROM sessions WHERE expires_at <= @now RETURNING id, member_id", new { now }, transaction))
            {
                happened.Add(new SessionEnded(memberId, now, id, SessionEnd.Expired));
            }
            return happened.Count;
        }, cancel);

    /// <summary>Ends every session of a member but one; part of the change that makes it necessary.</summary>
    public static void EndAll(
        SqliteConnection connection, SqliteTransaction transaction, Guid memberId, SessionEnd reason, DateTimeOffset now,
        ICollection<AccountEvent> happened, Guid? except = null)
    {
        foreach (var id in connection.Query<Guid>(
            "DELETE FROM sessions WHERE member_id = @memberId AND id IS NOT @except RETURNING id", new { memberId, except }, transaction))
        {
            happened.Add(new SessionEnded(memberId, now, id, reason));
        }
    }

    /// <summary>Lets one session live on under the member's new stamp.</summary>
    public static void Restamp(SqliteConnection connection, SqliteTransaction transaction, Guid id, string stamp) =>
        connection.Execute("UPDATE sessions SET security_stamp = @stamp WHERE id = @id", new { id, stamp }, transaction);

    async Task<LiveSession?> ReadLiveAsync(string which, object parameters, CancellationToken cancel)
    {
        using var connection = database.Open();
        return await connection.QuerySingleOrDefaultAsync<LiveSession>(new CommandDefinition(
            $"""
            SELECT s.id, s.member_id AS MemberId, m.user_name AS UserName, m.role, s.remembered, s.last_seen_at AS LastSeenAt,
                   s.expires_at AS ExpiresAt
            FROM sessions s JOIN members m ON m.id = s.member_id
            WHERE {which} AND s.expires_at > @now AND m.disabled = 0 AND m.security_stamp = s.security_stamp
            """,
            parameters, cancellationToken: cancel));
    }
}
