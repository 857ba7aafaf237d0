using Dapper;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>However long a conversation has become, opening it reads its newest snapshot and the few events since.</summary>
public sealed class SnapshotTests
{
    /// <summary>How many snapshots there are, and how many of them leave fewer events to be read than make another one due.</summary>
    const string Newest =
        """
        SELECT count(*), count(CASE WHEN (SELECT max(sequence_number) FROM journal WHERE journal.persistence_id = snapshot.persistence_id) - sequence_number < 8 THEN 1 END)
        FROM snapshot
        """;

    [Fact]
    public async Task A_long_history_is_recovered_from_its_newest_snapshot_alone()
    {
        var before = await WholeServer.StartAsync(("Limits:SnapshotEvery", "8"));
        using var maya = await before.RegisterAsync("maya");
        var conversation = await maya.CreateConversationAsync("Counting");
        for (var n = 0; n < 6; n++)
            await AskAsync(maya, conversation, $"Question {n}");
        var asRead = (await maya.ConversationAsync(conversation)).GetProperty("messages").GetRawText();

        await SnapshotsKeptAsync(before.DataDirectory);

        await using var after = await before.RestartAsync(
            beforeStart: () => HideEventsBeforeSnapshots(before.DataDirectory), ("Limits:SnapshotEvery", "8"));
        using var again = after.OpenBrowser();
        await again.SignInAsync("maya").ShouldBeAsync(200);

        Assert.Equal(asRead, (await again.ConversationAsync(conversation)).GetProperty("messages").GetRawText());
        await AskAsync(again, conversation, "One more");
        Assert.Equal(14, (await again.ConversationAsync(conversation)).GetProperty("messages").GetArrayLength());
    }

    static async Task AskAsync(Browser browser, string conversation, string text)
    {
        await using var line = await HubLine.OpenAsync(browser);
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, text);
        await outputs.UntilAsync("ended");
    }

    /// <summary>A snapshot is saved, and the one before it deleted, beside what goes on.</summary>
    static async Task SnapshotsKeptAsync(string folder)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "journal.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        while (connection.QuerySingle<(long Snapshots, long Newest)>(Newest) is not (2, 2))
            await timer.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>What a snapshot stands for is not read again: it could as well be gone. Each of the two has kept its newest snapshot only.</summary>
    static void HideEventsBeforeSnapshots(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT persistence_id, sequence_number FROM snapshot";
        var snapshots = new List<(string Id, long Number)>();
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                snapshots.Add((rows.GetString(0), rows.GetInt64(1)));
        }

        Assert.Equal(2, snapshots.Count);
        Assert.Equal(2, snapshots.DistinctBy(snapshot => snapshot.Id).Count());
        command.CommandText = "UPDATE journal SET deleted = 1 WHERE persistence_id = $id AND sequence_number <= $number";
        foreach (var (id, number) in snapshots)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$id", id);
            command.Parameters.AddWithValue("$number", number);
            Assert.InRange(command.ExecuteNonQuery(), 8, int.MaxValue);
        }
    }
}
