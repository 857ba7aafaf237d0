using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Chat;

/// <summary>
/// Makes sure the journal is in WAL mode before the actor system opens it: the mode lives in the file, and the official plug-in does
/// not set it.
/// </summary>
public static class JournalFile
{
    public static void Prepare(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;";
        command.ExecuteNonQuery();
    }
}
