using System.Text;
using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>Steps a statement to its end or to a limit.</summary>
internal static class SqlExecutor
{
    /// <summary>The LIMIT the prompt asks for where the person named none. Meeting it says nothing about how many rows there are.</summary>
    public const int SafetyLimit = 200;

    /// <exception cref="QueryException">The statement is not valid, not allowed, or met a limit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static QueryResult Run(GuardedConnection connection, string sql, QueryLimits limits, TimeProvider time, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var budget = new QueryBudget(limits, time, cancellation);
        using var watch = connection.Watch(budget, cancellation);
        string[] columns;
        using (var written = Prepared(connection, sql))
            columns = written.Columns();
        using var statement = connection.PrepareQuicker(sql);
        var rows = new List<IReadOnlyList<object?>>();
        var bytes = 0L;
        while (Step(connection, statement, budget, cancellation))
        {
            if (rows.Count == limits.Rows || bytes > limits.ResultBytes)
                return Cut(connection, sql, columns, rows, budget, cancellation);
            rows.Add(Row(statement.Handle, columns.Length, ref bytes));
        }
        return MetSafetyLimit(sql, rows.Count) is { } unlimited
            ? Cut(connection, unlimited, columns, rows, budget, cancellation)
            : new QueryResult(columns, rows, rows.Count, Truncated: false, budget.Elapsed, connection.Library.Version);
    }

    /// <summary>The statement without the LIMIT that the prompt asks every statement to carry, where that LIMIT may have cut the rows.</summary>
    private static string? MetSafetyLimit(string sql, int rows) => rows == SafetyLimit && LastLimit.Of(sql) is (SafetyLimit, var unlimited) ? unlimited : null;

    /// <summary>How many rows a statement gives, under the budget of the question it belongs to; null where it cannot be had.</summary>
    public static long? Count(GuardedConnection connection, string sql, QueryBudget budget, CancellationToken cancellation) =>
        First(connection, connection.PrepareQuicker(sql, counting: true), budget, cancellation);

    /// <summary>The first cell of the first row; null where it met a limit.</summary>
    public static long? Number(GuardedConnection connection, string sql, QueryBudget budget, CancellationToken cancellation) =>
        First(connection, connection.PrepareQuicker(sql), budget, cancellation);

    private static long? First(GuardedConnection connection, GuardedStatement prepared, QueryBudget budget, CancellationToken cancellation)
    {
        using var statement = prepared;
        if (statement.Problem is not null)
            return null;
        try
        {
            return Step(connection, statement, budget, cancellation) ? raw.sqlite3_column_int64(statement.Handle, 0) : null;
        }
        catch (QueryException)
        {
            return null;
        }
    }

    private static GuardedStatement Prepared(GuardedConnection connection, string sql)
    {
        var statement = connection.Prepare(sql);
        return statement.Problem is null
            ? statement
            : throw new QueryException(statement.IsRefused ? QueryException.Refused : QueryException.NotValid, statement.Problem);
    }

    private static QueryResult Cut(
        GuardedConnection connection, string sql, string[] columns, List<IReadOnlyList<object?>> rows, QueryBudget budget, CancellationToken cancellation)
    {
        var counted = Count(connection, sql, budget, cancellation);
        var total = counted ?? rows.Count;
        return new QueryResult(columns, rows, Math.Max(total, rows.Count), Truncated: counted != rows.Count, budget.Elapsed, connection.Library.Version);
    }

    private static bool Step(GuardedConnection connection, GuardedStatement statement, QueryBudget budget, CancellationToken cancellation)
    {
        var code = raw.sqlite3_step(statement.Handle);
        if (code == raw.SQLITE_ROW && !budget.IsSpent())
            return true;
        if (code == raw.SQLITE_DONE)
            return false;
        cancellation.ThrowIfCancellationRequested();
        throw budget.Stop switch
        {
            QueryStop.Time => new QueryException(QueryException.TooSlow, "The query ran out of time."),
            QueryStop.Steps => new QueryException(QueryException.TooSlow, "The query took too many steps."),
            QueryStop.Memory => new QueryException(QueryException.TooSlow, "The query needed too much memory."),
            _ => new QueryException(QueryException.NotValid, connection.LastError()),
        };
    }

    private static object?[] Row(sqlite3_stmt statement, int columns, ref long bytes)
    {
        var row = new object?[columns];
        for (var i = 0; i < columns; i++)
        {
            bytes += 8;
            row[i] = raw.sqlite3_column_type(statement, i) switch
            {
                raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, i),
                raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, i),
                raw.SQLITE_NULL => null,
                _ => Text(raw.sqlite3_column_blob(statement, i), ref bytes),
            };
        }
        return row;
    }

    private static string Text(ReadOnlySpan<byte> utf8, ref long bytes)
    {
        bytes += utf8.Length;
        return Encoding.UTF8.GetString(utf8);
    }
}
