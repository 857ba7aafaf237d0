using Microsoft.Data.Sqlite;

namespace Akka.Contract.Tests.Persistence;

/// <summary>A directory with a journal, and statements on it beside the actor system.</summary>
public sealed class JournalFile : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("journal");

    public JournalFile()
    {
        Path = System.IO.Path.Combine(_directory.FullName, "journal.db");
        Execute("PRAGMA journal_mode=WAL");
    }

    public string Path { get; }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Rows with their values joined by a bar.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : $"{reader.GetValue(i)}")));
        return rows;
    }

    public ValueTask DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
