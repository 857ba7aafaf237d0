using Dapper;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Accounts;

/// <summary>The table <c>members</c>. What must hold together with another table is a static method on an open transaction.</summary>
sealed class MemberStore(AppDatabase database) : IMemberDirectory
{
    public async Task<MemberAccount?> FindAccountAsync(Guid id, CancellationToken cancel)
    {
        using var connection = database.Open();
        return await connection.QuerySingleOrDefaultAsync<MemberAccount>(new CommandDefinition(
            $"SELECT {MemberAccount.Columns} FROM members WHERE id = @id", new { id }, cancellationToken: cancel));
    }

    public async Task<MemberAccount?> FindAccountAsync(string userName, CancellationToken cancel)
    {
        using var connection = database.Open();
        return await connection.QuerySingleOrDefaultAsync<MemberAccount>(new CommandDefinition(
            $"SELECT {MemberAccount.Columns} FROM members WHERE normalized_name = @name",
            new { name = UserNameRules.Normalize(userName) }, cancellationToken: cancel));
    }

    public async Task<MemberRecord?> FindAsync(Guid memberId, CancellationToken cancel = default) =>
        (await FindAccountAsync(memberId, cancel))?.ToRecord();

    public async Task<MemberRecord?> FindByUserNameAsync(string userName, CancellationToken cancel = default) =>
        (await FindAccountAsync(userName, cancel))?.ToRecord();

    public async Task<IReadOnlyList<MemberRecord>> ListAsync(CancellationToken cancel = default)
    {
        using var connection = database.Open();
        var accounts = await connection.QueryAsync<MemberAccount>(new CommandDefinition(
            $"SELECT {MemberAccount.Columns} FROM members ORDER BY created_at, id", cancellationToken: cancel));
        return [.. accounts.Select(account => account.ToRecord())];
    }

    public async Task<bool> AnyAsync(CancellationToken cancel)
    {
        using var connection = database.Open();
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition("SELECT EXISTS (SELECT 1 FROM members)", cancellationToken: cancel));
    }

    /// <summary>Keeps the same password under a stronger hash; sessions go on.</summary>
    public Task RehashAsync(MemberAccount account, string hash, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) => connection.Execute(
            "UPDATE members SET password_hash = @hash WHERE id = @Id AND password_hash = @PasswordHash",
            new { hash, account.Id, account.PasswordHash }, transaction), cancel);

    public static MemberAccount? Find(SqliteConnection connection, SqliteTransaction transaction, Guid id) =>
        connection.QuerySingleOrDefault<MemberAccount>($"SELECT {MemberAccount.Columns} FROM members WHERE id = @id", new { id }, transaction);

    public static bool Any(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM members)", transaction: transaction);

    /// <returns>False if the user name is taken.</returns>
    public static bool TryInsert(SqliteConnection connection, SqliteTransaction transaction, MemberAccount account) =>
        connection.Execute(
            """
            INSERT INTO members (id, user_name, normalized_name, display_name, role, password_hash, security_stamp, created_at)
            VALUES (@Id, @UserName, @NormalizedName, @DisplayName, @role, @PasswordHash, @SecurityStamp, @CreatedAt)
            ON CONFLICT (normalized_name) DO NOTHING
            """,
            new
            {
                account.Id, account.UserName, account.NormalizedName, account.DisplayName, role = account.Role.Spelling(),
                account.PasswordHash, account.SecurityStamp, account.CreatedAt,
            },
            transaction) == 1;

    public static void SetPassword(SqliteConnection connection, SqliteTransaction transaction, Guid id, string hash, string stamp) =>
        connection.Execute("UPDATE members SET password_hash = @hash, security_stamp = @stamp WHERE id = @id", new { id, hash, stamp }, transaction);
}
