using Microsoft.Data.Sqlite;

namespace Akka.Persistence.Sql;

/// <summary>
/// One caller's share of a group commit: all of it is stored or nothing, whatever becomes of its neighbours.
/// <paramref name="done"/> is told once, after the commit is on disk (null) or when it is certain that it is not (the reason).
/// </summary>
/// <param name="severalStatements">A lone statement is atomic by itself and is spared the savepoint.</param>
internal sealed class SqlWrite(Action<SqlWriteSession> statements, bool severalStatements, Action<Exception?> done)
{
    private const int SqliteTooBig = 18;
    private const int SqliteConstraint = 19;

    private Exception? _refusal;

    /// <summary>Runs inside the group's transaction. A refusal of these rows stays here; any other error is the group's.</summary>
    internal void Execute(SqlWriteSession session)
    {
        if (severalStatements)
            session.Savepoint();
        try
        {
            statements(session);
        }
        catch (SqliteException refusal) when (refusal.SqliteErrorCode is SqliteConstraint or SqliteTooBig)
        {
            _refusal = refusal;
            if (severalStatements)
                session.RollbackToSavepoint();
        }

        if (severalStatements)
            session.ReleaseSavepoint();
    }

    internal void Complete() => done(_refusal);

    internal void Fail(Exception reason) => done(reason);
}
