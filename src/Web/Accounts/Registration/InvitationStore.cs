using Dapper;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Accounts;

sealed record Invitation
{
    public required Guid Id { get; init; }
    public required MemberRole Role { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>The table <c>invitations</c>: codes are kept as hashes and work once.</summary>
sealed class InvitationStore(AppDatabase database, AccountChanges changes, TimeProvider time)
{
    const string Columns = "id, role, created_at AS CreatedAt, expires_at AS ExpiresAt";

    public Task InsertAsync(Invitation invitation, string code, Guid createdBy, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            happened.Add(new InvitationIssued(createdBy, invitation.CreatedAt, invitation.Id, invitation.Role, invitation.ExpiresAt));
            return connection.Execute(
                """
                INSERT INTO invitations (id, code_hash, role, created_by, created_at, expires_at)
                VALUES (@Id, @hash, @role, @createdBy, @CreatedAt, @ExpiresAt)
                """,
                new
                {
                    invitation.Id, hash = SecretCode.HashTyped(code), role = invitation.Role.Spelling(), createdBy, invitation.CreatedAt,
                    invitation.ExpiresAt,
                },
                transaction);
        }, cancel);

    public async Task<IReadOnlyList<Invitation>> ListOpenAsync(CancellationToken cancel)
    {
        using var connection = database.Open();
        return [.. await connection.QueryAsync<Invitation>(new CommandDefinition(
            $"SELECT {Columns} FROM invitations WHERE used_by IS NULL AND expires_at > @now ORDER BY created_at",
            new { now = time.GetUtcNow() }, cancellationToken: cancel))];
    }

    /// <returns>False if there is no such invitation, or it was used.</returns>
    public Task<bool> RevokeAsync(Guid id, Guid revokedBy, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            if (connection.Execute("DELETE FROM invitations WHERE id = @id AND used_by IS NULL", new { id }, transaction) == 0) return false;
            happened.Add(new InvitationRevoked(revokedBy, time.GetUtcNow(), id));
            return true;
        }, cancel);

    public static Invitation? FindOpen(SqliteConnection connection, SqliteTransaction transaction, string? code, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(code) ? null : connection.QuerySingleOrDefault<Invitation>(
            $"SELECT {Columns} FROM invitations WHERE code_hash = @hash AND used_by IS NULL AND expires_at > @now",
            new { hash = SecretCode.HashTyped(code), now }, transaction);

    public static void Use(SqliteConnection connection, SqliteTransaction transaction, Guid id, Guid usedBy) =>
        connection.Execute("UPDATE invitations SET used_by = @usedBy WHERE id = @id", new { id, usedBy }, transaction);
}
