using System.Text.Json;
using Dapper;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Identity;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// The table <c>passkeys</c>, as Identity's passkey handler wants it. That handler is the only part of Identity that needs a user store, and it
/// only reads: what changes something has a method of its own that says what happened, and Identity's own ways to change say no.
/// </summary>
sealed class PasskeyStore(AppDatabase database, AccountChanges changes, MemberStore members, TimeProvider time) : IUserPasskeyStore<MemberAccount>
{
    /// <returns>False if the member has <paramref name="most"/> already, or the passkey is known.</returns>
    public Task<bool> AddAsync(Guid memberId, UserPasskeyInfo passkey, int most, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            var added = connection.Execute(
                """
                INSERT INTO passkeys (credential_id, member_id, created_at, credential) SELECT @CredentialId, @memberId, @CreatedAt, @credential
                WHERE (SELECT count(*) FROM passkeys WHERE member_id = @memberId) < @most
                ON CONFLICT (credential_id) DO NOTHING
                """,
                new { passkey.CredentialId, memberId, passkey.CreatedAt, credential = Write(passkey), most }, transaction) == 1;
            if (added) happened.Add(new PasskeyChanged(memberId, time.GetUtcNow(), passkey.Name ?? "", Added: true));
            return added;
        }, cancel);

    /// <summary>Keeps what its use changed: how often it was used, by its own count.</summary>
    /// <returns>False if it was removed meanwhile: use does not bring it back.</returns>
    public async Task<bool> NoteUseAsync(Guid memberId, UserPasskeyInfo passkey, CancellationToken cancel) =>
        await database.WriteAsync((connection, transaction) => connection.Execute(
            "UPDATE passkeys SET credential = @credential WHERE credential_id = @CredentialId AND member_id = @memberId",
            new { passkey.CredentialId, memberId, credential = Write(passkey) }, transaction), cancel) == 1;

    /// <returns>False if the member has no such passkey.</returns>
    public Task<bool> RemoveAsync(Guid memberId, byte[] credentialId, CancellationToken cancel) =>
        changes.WriteAsync((connection, transaction, happened) =>
        {
            var removed = connection.QuerySingleOrDefault<string>(
                "DELETE FROM passkeys WHERE credential_id = @credentialId AND member_id = @memberId RETURNING credential",
                new { credentialId, memberId }, transaction);
            if (removed is null) return false;
            happened.Add(new PasskeyChanged(memberId, time.GetUtcNow(), Read(removed).Name ?? "", Added: false));
            return true;
        }, cancel);

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

    public Task AddOrUpdatePasskeyAsync(MemberAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw NotHere();

    public Task RemovePasskeyAsync(MemberAccount user, byte[] credentialId, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> CreateAsync(MemberAccount user, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> DeleteAsync(MemberAccount user, CancellationToken cancellationToken) => throw NotHere();

    public void Dispose()
    {
    }

    static UserPasskeyInfo Read(string stored) => JsonSerializer.Deserialize<StoredPasskey>(stored)!.ToInfo();

    static string Write(UserPasskeyInfo passkey) => JsonSerializer.Serialize(StoredPasskey.From(passkey));

    static NotSupportedException NotHere() => new("Identity changes neither members nor their passkeys.");
}
