using FamilyChat.Music.Library;
using FamilyChat.Music.Values;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>
/// A connection on which a stranger's statement can only read the library, and only so much of it. Each layer holds by itself:
/// read-only file, no virtual tables, authorizer, one statement, settings against hostile schemas, sizes, time, memory.
/// It is never pooled, because an authorizer stays with its connection. Used by one thread at a time.
/// </summary>
internal sealed class GuardedConnection : IDisposable
{
    private const uint PrepareNoVirtualTables = 0x04;

    private readonly SqliteConnection _connection;
    private readonly LibraryAuthorizer _authorizer;
    private readonly BoundedFunctions _functions = new();
    private QueryBudget? _budget;

    private GuardedConnection(SqliteConnection connection, LibrarySnapshot library)
    {
        _connection = connection;
        _authorizer = new LibraryAuthorizer(library.Tables.Select(t => t.Name));
        Library = library;
    }

    /// <summary>The version this connection reads. It stays the same while the connection is open, whatever is imported meanwhile.</summary>
    public LibrarySnapshot Library { get; }

    private sqlite3 Handle => _connection.Handle!;

    /// <summary>Opens a connection pinned to the version of the library that is current now.</summary>
    /// <param name="path">The library's file.</param>
    /// <param name="describe">Reads the snapshot on the same connection, inside the same read transaction.</param>
    public static GuardedConnection Open(string path, QueryLimits limits, Func<SqliteConnection, LibrarySnapshot> describe)
    {
        SqliteVersion.Require();
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            GuardedSettings.ApplyPragmas(connection);
            using (var begin = connection.CreateCommand())
            {
                begin.CommandText = "BEGIN";
                begin.ExecuteNonQuery();
            }
            var guarded = new GuardedConnection(connection, describe(connection));
            guarded.Lock(limits);
            return guarded;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Compiles a statement in a form that gives the same rows sooner, where there is one and the statement is good as it is. What is
    /// put into it are texts alone, so that it may touch no more than before; only its length is not bounded by the same limit.
    /// </summary>
    /// <param name="counting">Give the number of rows instead of the rows.</param>
    public GuardedStatement PrepareQuicker(string sql, bool counting = false)
    {
        var asWritten = Prepare(Counting(sql));
        if (asWritten.Problem is not null || Quicker(sql, counting) is not { } quicker)
            return asWritten;
        using var room = new RoomForTexts(Handle);
        var statement = Prepare(Counting(quicker));
        (statement.Problem is null ? asWritten : statement).Dispose();
        return statement.Problem is null ? statement : asWritten;

        string Counting(string statement) => counting ? $"SELECT count(*) FROM ({statement}\n)" : statement;
    }

    /// <summary>A form of a statement that gives the same rows sooner, or null.</summary>
    internal string? Quicker(string sql, bool counting = false)
    {
        // Only the reader's own statement is compiled meanwhile.
        _authorizer.AllowsValues = true;
        try
        {
            using var values = new ValueReader(Handle);
            return LikeByValues.Rewrite(sql, Library, values, counting);
        }
        finally
        {
            _authorizer.AllowsValues = false;
        }
    }

    /// <summary>Compiles a statement without running it.</summary>
    public GuardedStatement Prepare(string sql)
    {
        _authorizer.Denied = null;
        if (sql.Contains('\0', StringComparison.Ordinal))
            return GuardedStatement.Bad(isRefused: true, "the statement has a zero character in it");
        if (StatementSize.IsTooLarge(sql))
            return GuardedStatement.Bad(isRefused: false, "the statement puts subqueries into one another too often; write fewer");
        var code = raw.sqlite3_prepare_v3(Handle, sql, PrepareNoVirtualTables, out var statement, out var tail);
        if (code != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(Handle).utf8_to_string();
            return GuardedStatement.Bad(_authorizer.Denied is not null, _authorizer.Denied ?? message);
        }
        var problem = Problem(statement, tail);
        var hasParameters = problem is null && raw.sqlite3_bind_parameter_count(statement) > 0;
        if (problem is null && !hasParameters)
            return GuardedStatement.Good(statement);
        statement?.Dispose();
        return GuardedStatement.Bad(!hasParameters, problem ?? "the statement has a placeholder; write the value itself");
    }

    /// <summary>Puts a statement under a budget until the result is disposed; cancelling interrupts it wherever it is.</summary>
    public IDisposable Watch(QueryBudget budget, CancellationToken cancellation)
    {
        _budget = _functions.Budget = budget;
        var handle = Handle;
        return cancellation.Register(() => raw.sqlite3_interrupt(handle));
    }

    public string LastError() => raw.sqlite3_errmsg(Handle).utf8_to_string();

    public void Dispose() => _connection.Dispose();

    private static string? Problem(sqlite3_stmt? statement, string? tail)
    {
        if (statement is null || statement.IsInvalid)
            return "there is no statement";
        if (SqlTokenizer.Read(tail ?? "").Any(t => !t.Is(tail!, ";")))
            return "there is more than one statement";
        if (raw.sqlite3_stmt_isexplain(statement) != 0)
            return "EXPLAIN does not answer a question";
        return raw.sqlite3_stmt_readonly(statement) == 0 || raw.sqlite3_column_count(statement) == 0 ? "the statement does more than look" : null;
    }

    private void Lock(QueryLimits limits)
    {
        GuardedSettings.Apply(Handle, limits);
        _functions.Register(Handle);
        raw.sqlite3_progress_handler(Handle, QueryBudget.StepsPerLook, _ => _budget?.IsSpent() == true ? 1 : 0, null);
        if (raw.sqlite3_set_authorizer(Handle, (strdelegate_authorizer)_authorizer.Decide, null) != raw.SQLITE_OK)
            throw new InvalidOperationException("SQLite refused the authorizer.");
    }
}
