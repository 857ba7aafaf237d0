using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Storage;

/// <summary>
/// <c>app.db</c>: accounts, sessions, settings and the projections. The first use migrates it. Readers open as many connections as
/// they like (WAL); writers go through <see cref="WriteAsync{T}"/>, which queues them in this process instead of letting SQLite poll
/// for the lock.
/// </summary>
public sealed class AppDatabase : IDisposable
{
    internal const string MigrationFolder = "FamilyChat.Web.Storage.Migrations";

    readonly Lazy<string> connectionString;
    readonly SemaphoreSlim writer = new(1, 1);
    readonly TimeSpan patience;

    public AppDatabase(DataDirectory directory, IOptions<StorageOptions> options)
    {
        SqliteTypes.Register();
        patience = TimeSpan.FromSeconds(options.Value.BusySeconds);
        connectionString = new(() => Prepare(directory.PrivateFile("app.db"), options.Value.BusySeconds));
    }

    /// <summary>An open connection, to be disposed soon.</summary>
    /// <exception cref="StorageException">The file cannot be opened, is not ours, or is from a newer FamilyChat.</exception>
    public SqliteConnection Open() => Open(connectionString.Value);

    /// <summary>Runs a change in one immediate transaction: all of it is kept, or nothing.</summary>
    /// <exception cref="StorageException">Another change held the database for too long.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> change, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!await writer.WaitAsync(patience, cancel)) throw new StorageException("The database is busy with another change; try again.");
        try
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction();
            var result = change(connection, transaction);
            transaction.Commit();
            return result;
        }
        finally
        {
            writer.Release();
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        if (!connectionString.IsValueCreated) return;
        using var connection = new SqliteConnection(connectionString.Value);
        SqliteConnection.ClearPool(connection);
    }

    static string Prepare(string path, int busySeconds)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = busySeconds }.ToString();
        try
        {
            using var connection = Open(text);
            connection.Execute("PRAGMA journal_mode = WAL");
            Migrator.Migrate(connection, Migration.ReadFrom(typeof(AppDatabase).Assembly, MigrationFolder));
            return text;
        }
        catch (SqliteException problem)
        {
            throw new StorageException($"Cannot use {path}: {problem.Message} If the file is damaged, restore it from a backup.", problem);
        }
    }

    static SqliteConnection Open(string text)
    {
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA synchronous = NORMAL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
