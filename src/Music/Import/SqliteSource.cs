using Dapper;
using FamilyChat.Music.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FamilyChat.Music.Import;

/// <summary>
/// A stranger's SQLite file, opened on a private copy with everything off that its schema could run. Only ordinary tables are read:
/// no views, no triggers, no virtual tables and none of their shadow tables.
/// </summary>
internal sealed class SqliteSource : IDisposable
{
    private readonly string _copy;

    private SqliteSource(string copy, SqliteConnection connection) => (_copy, Connection) = (copy, connection);

    public SqliteConnection Connection { get; }

    /// <summary>Copies the file, and what its owner has not yet written back into it, and opens the copy.</summary>
    /// <exception cref="ImportRefusedException">It cannot be read as a database.</exception>
    public static SqliteSource Open(string path, string temporaryDirectory, ImportLimits limits, TimeProvider time, CancellationToken cancellation)
    {
        var copy = Path.Combine(temporaryDirectory, "source.db");
        File.Copy(path, copy, overwrite: true);
        if (File.Exists(path + "-wal"))
            File.Copy(path + "-wal", copy + "-wal", overwrite: true);
        var settings = new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        return Guarded(() =>
        {
            try
            {
                connection.Open();
                Harden(connection, limits, time, cancellation);
                connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema");
                return new SqliteSource(copy, connection);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        });
    }

    /// <summary>The names of its ordinary tables.</summary>
    public List<string> Tables()
    {
        return Guarded(() =>
        {
            var all = Connection.Query<(string Name, string? Sql)>("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").ToList();
            var virtuals = all.Where(t => IsVirtual(t.Sql)).Select(t => t.Name + "_").ToList();
            return all.Where(t => !IsVirtual(t.Sql) && !t.Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) &&
                !virtuals.Exists(v => t.Name.StartsWith(v, StringComparison.OrdinalIgnoreCase))).Select(t => t.Name).ToList();
        });
    }

    /// <summary>Runs a read of the file; what a damaged file answers becomes a refusal.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new ImportRefusedException(ImportRefusals.DatabaseSlow, e);
        }
        catch (SqliteException e)
        {
            throw new ImportRefusedException(ImportRefusals.DatabaseDamaged, e);
        }
    }

    public static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    public void Dispose()
    {
        Connection.Dispose();
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            File.Delete(_copy + suffix);
    }

    /// <summary>Read as SQLite reads it: a comment between the two words, which a file can be made to hold, changes nothing.</summary>
    private static bool IsVirtual(string? sql) => sql is null || (SqlTokenizer.Read(sql) is [_, var second, ..] && second.Is(sql, "VIRTUAL"));

    private static void Harden(SqliteConnection connection, ImportLimits limits, TimeProvider time, CancellationToken cancellation)
    {
        var db = connection.Handle!;
        foreach (var (option, value) in ((int, int)[])[(raw.SQLITE_DBCONFIG_DEFENSIVE, 1), (raw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (raw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)])
            raw.sqlite3_db_config(db, option, value, out _);
        raw.sqlite3_limit(db, raw.SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
        raw.sqlite3_limit(db, raw.SQLITE_LIMIT_ATTACHED, 0);
        connection.Execute("PRAGMA query_only=1; PRAGMA cell_size_check=1; PRAGMA mmap_size=0; PRAGMA cache_size=-8192");
        var start = time.GetTimestamp();
        raw.sqlite3_progress_handler(db, 10_000, _ => cancellation.IsCancellationRequested || time.GetElapsedTime(start) > limits.Time ? 1 : 0, null);
    }
}
