using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Akka.Persistence.Sql;

/// <summary>
/// Runs short queries on a few shared connections. As many run at once as there are processors: a query is CPU and page
/// cache, so more would only take threads from the actors. A connection that failed is not used again.
/// </summary>
internal sealed class SqlReader(SqlDatabase database) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private volatile bool _disposed;

    /// <exception cref="SqliteException">The file cannot be opened or read.</exception>
    internal async Task<T> Read<T>(string sql, (string Name, object Value)[] parameters, Func<SqliteDataReader, T> map, CancellationToken token)
    {
        await _turns.WaitAsync(token).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Query(sql, parameters, map), token).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    private T Query<T>(string sql, (string Name, object Value)[] parameters, Func<SqliteDataReader, T> map)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out var connection))
            connection = database.OpenForReading();
        try
        {
            T result;
            using (var command = connection.CreateCommand())
            {
                command.CommandText = sql;
                foreach (var (name, value) in parameters)
                    command.Parameters.AddWithValue(name, value);
                using var reader = command.ExecuteReader();
                result = map(reader);
            }

            _idle.Add(connection);
            connection = null;
            return result;
        }
        finally
        {
            connection?.Dispose();
            if (_disposed)
                Dispose();
        }
    }
}
