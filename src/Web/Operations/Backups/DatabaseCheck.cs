using Dapper;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Operations.Backups;

/// <summary>Whether a database is whole, asked of SQLite itself and of what the journal promises.</summary>
static class DatabaseCheck
{
    const int MostProblems = 5;

    // Nothing is ever deleted from the journal, and an actor's events are numbered from one.
    const string Gaps = "SELECT persistence_id FROM journal GROUP BY persistence_id HAVING count(*) <> max(sequence_number) LIMIT 5";

    /// <returns>One sentence each; empty for a whole database.</returns>
    public static IReadOnlyList<string> Problems(string path)
    {
        try
        {
            using var connection = OpenReadOnly(path);
            List<string> problems = [.. connection.Query<string>($"PRAGMA integrity_check({MostProblems})").Where(answer => answer != "ok")];
            if (problems.Count > 0) return problems;
            if (connection.Query("PRAGMA foreign_key_check").Any()) problems.Add("A row points to one that is not there.");
            if (HasTable(connection, "journal")) problems.AddRange(connection.Query<string>(Gaps).Select(id => $"Events of {id} are missing."));
            return problems;
        }
        catch (SqliteException problem)
        {
            return [problem.Message];
        }
    }

    /// <summary>The schema version kept in the file.</summary>
    public static int Schema(string path)
    {
        using var connection = OpenReadOnly(path);
        return connection.ExecuteScalar<int>("PRAGMA user_version");
    }

    static SqliteConnection OpenReadOnly(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    static bool HasTable(SqliteConnection connection, string name) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @name)", new { name });
}
