using System.Text.Json;
using Dapper;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Identity;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// The table <c>passkeys</c>, as Identity's passkey handler wants it. That handler is the only part of Identity that needs a user store, so the
/// methods that would change a member say no: members are changed by <see cref="MemberAdministration"/> and its like.
/// </summary>
sealed class PasskeyStore(AppDatabase database, MemberStore members) : IUserPasskeyStore<MemberAccount>
{
    public Task AddOrUpdatePasskeyAsync(MemberAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, transaction) => connection.Execute(
            """
            INSERT INTO passkeys (credential_id, member_id, created_at, credential) VALUES (@CredentialId, @memberId, @CreatedAt, @credential)
            ON CONFLICT (credential_id) DO UPDATE SET credential = excluded.credential WHERE member_id = excluded.member_id
            """,
            new { passkey.CredentialId, memberId = user.Id, passkey.CreatedAt, credential = JsonSerializer.Serialize(StoredPasskey.From(passkey)) },
            transaction), cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(MemberAccount user, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        var stored = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT credential FROM passkeys WHERE member_id = @Id ORDER BY created_at", new { user.Id }, cancellationToken: cancellationToken));
        return [.. stored.Select(Read)];
    }

    public async Task<MemberAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        var id = await connection.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(
            "SELECT member_id FROM passkeys WHERE credential_id = @credentialId", new { credentialId }, cancellationToken: cancellationToken));
        return id is { } memberId ? await members.FindAccountAsync(memberId, cancellationToken) : null;
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(MemberAccount user, byte[] credentialId, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        var stored = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT credential FROM passkeys WHERE credential_id = @credentialId AND member_id = @Id", new { credentialId, user.Id },
            cancellationToken: cancellationToken));
        return stored is null ? null : Read(stored);
    }

    public Task RemovePasskeyAsync(MemberAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, transaction) => connection.Execute(
            "DELETE FROM passkeys WHERE credential_id = @credentialId AND member_id = @Id", new { credentialId, user.Id }, transaction), cancellationToken);

    public Task<MemberAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? members.FindAccountAsync(id, cancellationToken) : Task.FromResult<MemberAccount?>(null);

    public Task<MemberAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        members.FindAccountAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(MemberAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedName);

    // Identity calls this after a passkey changed, to save what it changed on the user: nothing.
    public Task<IdentityResult> UpdateAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task SetUserNameAsync(MemberAccount user, string? userName, CancellationToken cancellationToken) => throw NotHere();

    public Task SetNormalizedUserNameAsync(MemberAccount user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(MemberAccount user, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> DeleteAsync(MemberAccount user, CancellationToken cancellationToken) => throw NotHere();

    public void Dispose()
    {
    }

    static UserPasskeyInfo Read(string stored) => JsonSerializer.Deserialize<StoredPasskey>(stored)!.ToInfo();

    static NotSupportedException NotHere() => new("Members are not changed through the passkey store.");
}
