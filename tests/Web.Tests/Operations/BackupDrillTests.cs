using FamilyChat.Web.Operations.Backups;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Operations;

/// <summary>The drill of docs/backup.md: a busy server, a backup, the backup restored elsewhere, and everybody finds what they were promised.</summary>
public sealed class BackupDrillTests
{
    const int MostAttempts = 20;

    [Fact]
    public async Task Nothing_acknowledged_before_a_backup_of_a_busy_server_is_lost()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "family.zip");
        var restoredTo = Path.Combine(folder.Path, "restored");
        var acknowledged = new List<(string Conversation, string MessageId)>();

        await using var server = await WholeServer.StartAsync(("Limits:MessagesPerMinute", "1000000"), ("Limits:RequestsPerMinute", "0"));
        using var mona = await server.RegisterAsync("mona");
        await using (var line = await HubLine.OpenAsync(mona))
        {
            using var stop = new CancellationTokenSource();
            var busy = KeepSendingAsync(mona, line, acknowledged, stop.Token);
            await UntilAsync(() => Count(acknowledged) >= 5, busy);
            List<(string Conversation, string MessageId)> before;
            var attempts = 0;
            do
            {
                File.Delete(file);
                before = Snapshot(acknowledged);
                await BackupWriter.WriteAsync(server.DataDirectory, file, TimeProvider.System.GetUtcNow(), default);
            }
            while (Count(acknowledged) == before.Count && ++attempts < MostAttempts);
            Assert.True(Count(acknowledged) > before.Count, "Nobody was answered while the backup was made: the drill has shown nothing.");
            await stop.CancelAsync();
            await busy;
            await BackupRestorer.RestoreAsync(file, restoredTo, replace: false, TimeProvider.System.GetUtcNow(), default);

            Assert.All(DataFiles.Databases.Select(name => Path.Combine(restoredTo, name)).Where(File.Exists), path => Assert.Empty(DatabaseCheck.Problems(path)));
            await using var again = await WholeServer.StartAsync(("DataDirectory", restoredTo));
            using var later = again.OpenBrowser();
            await (await later.SignInAsync("mona")).ShouldBeAsync(200);
            foreach (var (conversation, messageId) in before)
            {
                var messages = (await later.ConversationAsync(conversation)).GetProperty("messages").EnumerateArray();
                Assert.Contains(messages, message => message.Text("id") == messageId);
            }
        }
    }

    static async Task KeepSendingAsync(Browser browser, HubLine line, List<(string, string)> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var conversation = await browser.CreateConversationAsync();
            var messageId = Conversing.NewId();
            await line.SendAsync(conversation, "Tell me a story.", messageId);
            lock (acknowledged) acknowledged.Add((conversation, messageId));
        }
    }

    static int Count(List<(string, string)> acknowledged)
    {
        lock (acknowledged) return acknowledged.Count;
    }

    static List<(string Conversation, string MessageId)> Snapshot(List<(string, string)> acknowledged)
    {
        lock (acknowledged) return [.. acknowledged];
    }

    static async Task UntilAsync(Func<bool> condition, Task busy)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            if (busy.IsCompleted) await busy;
            await Task.Delay(20, limit.Token);
        }
    }
}
