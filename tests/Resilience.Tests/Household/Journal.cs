using Dapper;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>What the journal's file holds, read beside the server that writes it.</summary>
static class Journal
{
    public static string FileIn(string dataDirectory) => Path.Combine(dataDirectory, "journal.db");

    /// <summary>Every event of every conversation, in the journal's order.</summary>
    public static async Task<IReadOnlyList<ConversationProtocol.IConversationEvent>> ReadAsync(string dataDirectory)
    {
        await using var connection = new SqliteConnection($"Data Source={FileIn(dataDirectory)};Mode=ReadOnly;Pooling=False");
        var rows = await connection.QueryAsync<Row>(
            "SELECT message AS Message, manifest AS Manifest FROM journal WHERE persistence_id LIKE 'conversation-%' ORDER BY ordering");
        return [.. rows.Select(r => (ConversationProtocol.IConversationEvent)JournalSerializer.Read(r.Message, r.Manifest))];
    }

    sealed class Row
    {
        public byte[] Message { get; init; } = [];

        public string Manifest { get; init; } = "";
    }
}
