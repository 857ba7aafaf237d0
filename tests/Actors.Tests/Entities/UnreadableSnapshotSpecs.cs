using Akka.Actor;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using FamilyChat.Actors.Users;
using Microsoft.Data.Sqlite;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Tests.Entities;

/// <summary>Snapshots on the disk that this version cannot make anything of, beside events that tell all of it.</summary>
public sealed class UnreadableSnapshotSpecs : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ChatOptions Always = Options with { SnapshotEvery = 1, TitlesByModel = false };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("familychat-snapshot-");

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("UPDATE snapshot SET snapshot = x'7B226D'")]
    [InlineData("UPDATE snapshot SET snapshot = CAST('{}' AS BLOB)")]
    [InlineData("UPDATE snapshot SET manifest = replace(manifest, '.1', '.2')")]
    public async Task A_member_and_a_conversation_come_back_from_their_events_once_and_with_what_they_were_sent(string damage)
    {
        await using (var before = await JournalHouse.StartAsync(Journal))
            await TalkAsync(before);
        Assert.InRange(Execute(damage), 2, int.MaxValue);

        await using (var after = await JournalHouse.StartAsync(Journal))
        {
            Assert.Equal("Volcanoes", await TitleAsync(after));
            Assert.Equal(["Why?"], await TextsAsync(after));
            Assert.Equal(2, after.Complaints.Count(line => line.Contains("cannot be read", StringComparison.Ordinal)));
        }

        Assert.Equal([typeof(ConversationSnapshot), typeof(UserSnapshot)], Snapshots().Select(s => s.GetType()).OrderBy(t => t.Name));
        await using (var later = await JournalHouse.StartAsync(Journal))
        {
            Assert.Equal("Volcanoes", await TitleAsync(later));
            Assert.Equal(["Why?"], await TextsAsync(later));
            Assert.Empty(later.Complaints);
        }
    }

    private static async Task TalkAsync(JournalHouse house)
    {
        var users = Users(house);
        await users.Ask<ConversationSummary>(new CreateConversation(Maya, Homework, ChatTask.General, null, null), Patience);
        users.Tell(Send(1, "Why?"));
        Assert.True((await users.Ask<ReplyStopped>(new StopReply(Maya, Homework), Patience)).Stopped);
        await users.Ask<ConversationSummary>(new ChangeConversation(Maya, Homework, "Volcanoes"), Patience);
    }

    private static async Task<string?> TitleAsync(JournalHouse house) =>
        Assert.Single((await Users(house).Ask<ConversationList>(new GetConversations(Maya, ConversationListView.Active), Patience)).Conversations).Entry.Title;

    private static async Task<IEnumerable<string>> TextsAsync(JournalHouse house) =>
        (await Users(house).Ask<ConversationView>(new GetConversation(Maya, Homework), Patience)).Messages
        .Where(m => m.Role == MessageRole.User).Select(m => m.Text);

    private static IActorRef Users(JournalHouse house) => house.Users(Always);

    private int Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The newest of each: older ones go a little later than it comes.</summary>
    private List<object> Snapshots()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT snapshot, manifest, MAX(sequence_number) FROM snapshot GROUP BY persistence_id";
        using var reader = command.ExecuteReader();
        var snapshots = new List<object>();
        while (reader.Read())
            snapshots.Add(JournalSerializer.Read(reader.GetFieldValue<byte[]>(0), reader.GetString(1)));
        return snapshots;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Journal};Pooling=False");
        connection.Open();
        return connection;
    }
}
