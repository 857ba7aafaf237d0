using Dapper;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Storage;

/// <summary>
/// Brings a database to the schema this build knows. The version is SQLite's own <c>user_version</c>, set in the transaction of the
/// step that reaches it: a killed process leaves either the old schema or the new one.
/// </summary>
public static class Migrator
{
    /// <exception cref="StorageException">The database was written by a newer FamilyChat, or a step failed.</exception>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<Migration> migrations)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        foreach (var migration in migrations) Apply(connection, migration, migrations.Count);
    }

    static void Apply(SqliteConnection connection, Migration migration, int known)
    {
        using var transaction = connection.BeginTransaction();
        var version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        if (version > known)
        {
            throw new StorageException(
                $"{connection.DataSource} has schema {version}, this FamilyChat knows {known}. Start the newer FamilyChat again, or restore a backup made before it.");
        }
        if (version >= migration.Version) return;
        try
        {
            connection.Execute(migration.Sql, transaction: transaction);
            connection.Execute($"PRAGMA user_version = {migration.Version}", transaction: transaction);
            transaction.Commit();
        }
        catch (SqliteException problem)
        {
            throw new StorageException($"Upgrading {connection.DataSource} with {migration.Name} failed; it is as it was before. {problem.Message}", problem);
        }
    }
}
