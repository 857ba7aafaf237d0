using FamilyChat.Actors.Serialization;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Hosting;

/// <summary>What the journal of a running server holds, read from its file.</summary>
static class Journal
{
    public static async Task<IReadOnlyList<object>> OfConversationAsync(this WholeServer server, string conversation)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "journal.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT message, manifest FROM journal WHERE persistence_id = $id ORDER BY ordering";
        command.Parameters.AddWithValue("$id", $"conversation-{conversation}");
        var events = new List<object>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            events.Add(JournalSerializer.Read((byte[])rows["message"], rows.GetString(1)));
        return events;
    }
}
