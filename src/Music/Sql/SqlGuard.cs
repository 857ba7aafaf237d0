using FamilyChat.Music.Library;

namespace FamilyChat.Music.Sql;

/// <summary>
/// The only way a model's statement reaches the library: judged by SQLite, run read-only within limits, stopped on request.
/// Each call has a connection of its own, so calls may overlap.
/// </summary>
public sealed class SqlGuard(MusicLibrary library, QueryLimits limits, TimeProvider time)
{
    /// <summary>Compiles a statement as a model wrote it, after the repairs that need no model. Nothing runs.</summary>
    /// <exception cref="QueryException">There is no library yet.</exception>
    public Task<SqlVerdict> ValidateAsync(string written, CancellationToken cancellation = default) =>
        OnConnection(connection => SqlValidator.Judge(connection, written), cancellation);

    /// <summary>Runs a statement that was found valid.</summary>
    /// <exception cref="QueryException">There is no library, the statement is not valid or not allowed after all, or it met a limit.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<QueryResult> ExecuteAsync(string sql, CancellationToken cancellation = default) =>
        OnConnection(connection => SqlExecutor.Run(connection, sql, limits, time, cancellation), cancellation);

    /// <summary>Says which condition kept everything out of an empty result.</summary>
    /// <param name="isCount">The result was a count of nothing, which is a row with or without a condition: then it is the count that says something.</param>
    public Task<EmptyResult> ExplainEmptyAsync(string sql, bool isCount = false, CancellationToken cancellation = default) =>
        OnConnection(connection => EmptyResultExplainer.Explain(connection, sql, isCount, new QueryBudget(limits, time, cancellation), cancellation), cancellation);

    /// <summary>The first of several texts that holds a valid statement, repaired; null where none does. For replies that are not the JSON asked for.</summary>
    public Task<string?> FirstValidAsync(IEnumerable<string> texts, CancellationToken cancellation = default) =>
        OnConnection(
            connection => texts.Select(t => SqlValidator.Judge(connection, t)).OfType<SqlVerdict.Valid>().Select(v => v.Sql).FirstOrDefault(),
            cancellation);

    private Task<T> OnConnection<T>(Func<GuardedConnection, T> use, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                using var connection = library.OpenGuarded(limits);
                return use(connection);
            },
            cancellation);
}
