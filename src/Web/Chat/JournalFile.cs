using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Chat;

/// <summary>
/// Makes sure the journal is in WAL mode before the actor system opens it: the mode lives in the file, and the official plug-in does
/// not set it.
/// </summary>
public static class JournalFile
{
    /// <exception cref="FamilyChat.Web.Storage.StorageException">The file cannot be written or is not a database.</exception>
    public static void Prepare(string path)
    {
        try
        {
            SetMode(path);
        }
        catch (SqliteException problem)
        {
            throw new StorageException($"Cannot use {path}: {problem.Message} If the file is damaged, restore it from a backup.", problem);
        }
    }

    private static void SetMode(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;";
        command.ExecuteNonQuery();
    }
}
