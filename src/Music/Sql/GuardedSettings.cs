using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>The settings of a guarded connection. One that SQLite does not take is an error, never a warning.</summary>
internal static class GuardedSettings
{
    private static readonly (int Option, int Value)[] Config =
    [
        (raw.SQLITE_DBCONFIG_DEFENSIVE, 1),
        (raw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (raw.SQLITE_DBCONFIG_DQS_DML, 0),
        (raw.SQLITE_DBCONFIG_DQS_DDL, 0),
        (raw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
        (raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
    ];

    /// <summary>Only before the authorizer is set: afterwards no PRAGMA passes. Sorting stays in memory, so that a query opens no file.</summary>
    public static void ApplyPragmas(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA query_only=1; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=1; PRAGMA mmap_size=0; PRAGMA cache_size=-8192; PRAGMA busy_timeout=1000
            """;
        command.ExecuteNonQuery();
    }

    /// <exception cref="InvalidOperationException">A setting was not taken.</exception>
    public static void Apply(sqlite3 db, QueryLimits limits)
    {
        foreach (var (option, value) in Config)
        {
            if (raw.sqlite3_db_config(db, option, value, out var result) != raw.SQLITE_OK || result != value)
                throw new InvalidOperationException($"SQLite refused setting {option}.");
        }
        foreach (var (limit, value) in Limits(limits))
        {
            raw.sqlite3_limit(db, limit, value);
            if (raw.sqlite3_limit(db, limit, -1) > value)
                throw new InvalidOperationException($"SQLite refused limit {limit}.");
        }
    }

    private static (int Limit, int Value)[] Limits(QueryLimits limits) =>
    [
        (raw.SQLITE_LIMIT_LENGTH, limits.TextBytes),
        (raw.SQLITE_LIMIT_SQL_LENGTH, limits.SqlBytes),
        (raw.SQLITE_LIMIT_COLUMN, 100),
        (raw.SQLITE_LIMIT_EXPR_DEPTH, 60),
        (raw.SQLITE_LIMIT_COMPOUND_SELECT, 12),
        (raw.SQLITE_LIMIT_VDBE_OP, 25_000),
        (raw.SQLITE_LIMIT_FUNCTION_ARG, 12),
        (raw.SQLITE_LIMIT_ATTACHED, 0),
        (raw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
        (raw.SQLITE_LIMIT_WORKER_THREADS, 0),
    ];
}
