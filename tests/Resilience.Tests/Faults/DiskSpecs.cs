using System.Diagnostics;
using FamilyChat.Resilience.Tests.Household;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Resilience.Tests.Faults;

/// <summary>What a disk does to a household: full, read-only, held by another program, damaged.</summary>
public sealed class DiskSpecs
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [FactAsRoot]
    public async Task A_full_disk_refuses_with_words_acknowledges_nothing_it_cannot_keep_and_goes_on_when_there_is_room()
    {
        using var disk = new SmallDisk(24);
        await using var model = await Model.StartAsync("Fine, thank you.", TimeSpan.Zero);
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString(), disk.Data);
        using var maya = await Member.JoinAsync(server, "maya");
        await using var line = await HubLine.OpenAsync(maya.Browser);
        await using var outputs = line.Watch(maya.Conversation);
        await SendAndHearAsync(line, maya, outputs);
        var longMessage = new string('a', 50_000);
        var accepted = new List<string>();

        disk.Fill();
        HubRefusal? refusal = null;
        for (var attempt = 0; attempt < 200 && refusal is null; attempt++)
        {
            var id = Conversing.NewId();
            try
            {
                await line.SendAsync(maya.Conversation, longMessage, id, queue: true);
                accepted.Add(id);
            }
            catch (HubRefusal refused) when (refused.Code != "slow-down")
            {
                refusal = refused;
            }
        }

        Assert.Contains(refusal?.Code, new[] { "not-saved", "unavailable" });
        disk.Free();
        var back = Stopwatch.StartNew();
        await UntilAcceptedAsync(line, maya, accepted);
        back.Stop();
        server.Kill();
        await server.RestartAsync();
        var kept = (await maya.MessagesAsync()).Select(m => m.Text("id")).ToList();
        Assert.All(accepted, id => Assert.Single(kept, id));
        Form.Report("disk full", $"refused as `{refusal!.Code}`; {accepted.Count} acknowledged messages all there after a kill; accepts again {back.ElapsedMilliseconds} ms after room is made");
    }

    [FactAsRoot]
    public async Task A_read_only_data_directory_ends_the_start_with_the_reason()
    {
        using var disk = new SmallDisk(4);
        disk.MakeReadOnly();

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => FamilyChatServer.StartAsync("", disk.Data));

        Assert.Contains("data directory", ended.Message, StringComparison.OrdinalIgnoreCase);
        Form.Report("read-only data directory", "the start ends and names the directory and what to do");
    }

    [Fact]
    public async Task A_journal_locked_by_another_program_refuses_and_goes_on_when_it_lets_go()
    {
        await using var model = await Model.StartAsync("Fine, thank you.", TimeSpan.Zero);
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString());
        using var maya = await Member.JoinAsync(server, "maya");
        await using var line = await HubLine.OpenAsync(maya.Browser);
        await using var outputs = line.Watch(maya.Conversation);
        await SendAndHearAsync(line, maya, outputs);

        HubRefusal refusal;
        var waited = Stopwatch.StartNew();
        await using (var other = new SqliteConnection($"Data Source={Journal.FileIn(server.DataDirectory)};Pooling=False"))
        {
            await other.OpenAsync();
            await using var exclusive = other.BeginTransaction();
            refusal = await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(maya.Conversation, "Are you there?"));
            waited.Stop();
        }

        Assert.Equal("not-saved", refusal.Code);
        var accepted = new List<string>();
        await UntilAcceptedAsync(line, maya, accepted);
        while (await outputs.MoveNextAsync() && !outputs.Current.GetRawText().Contains($"\"parentId\":\"{accepted[0]}\"", StringComparison.Ordinal))
        {
        }

        Form.Report("journal locked by another process", $"refused as `{refusal.Code}` after {waited.Elapsed.TotalSeconds:0.0} s; accepts again, and the open page goes on by itself, when the lock goes");
    }

    [Fact]
    public async Task A_journal_that_is_no_database_ends_the_start_with_the_reason()
    {
        var folder = Directory.CreateTempSubdirectory("familychat-").FullName;
        await File.WriteAllTextAsync(Journal.FileIn(folder), new string('x', 8_192));

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => FamilyChatServer.StartAsync("", folder));

        Assert.Contains("restore it from a backup", ended.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_damaged_page_of_the_journal_is_an_answer_in_words_and_never_a_wait_in_vain()
    {
        await using var model = await Model.StartAsync("Fine, thank you.", TimeSpan.Zero);
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString());
        using var maya = await Member.JoinAsync(server, "maya");
        await using (var line = await HubLine.OpenAsync(maya.Browser))
        {
            await using var outputs = line.Watch(maya.Conversation);
            await SendAndHearAsync(line, maya, outputs);
        }

        await server.TerminateAsync();
        await EmptyWriteAheadLogAsync(server.DataDirectory);
        await using (var file = new FileStream(Journal.FileIn(server.DataDirectory), FileMode.Open, FileAccess.Write))
        {
            // The first page names the tables and stays; every row behind it is noise.
            file.Seek(4_096, SeekOrigin.Begin);
            file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4_096).ToArray());
        }

        await server.RestartAsync();
        using var answer = await maya.Browser.GetAsync($"/api/conversations/{maya.Conversation}");

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Equal("unavailable", await answer.TextAsync("code"));
        Form.Report("corrupted pages of the journal", "the server starts, accounts work; what cannot be read is answered 503 `unavailable`");
    }

    /// <summary>Rows that are still in the write-ahead log would be read from there, whatever stands in the file.</summary>
    static async Task EmptyWriteAheadLogAsync(string dataDirectory)
    {
        await using var connection = new SqliteConnection($"Data Source={Journal.FileIn(dataDirectory)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    static async Task SendAndHearAsync(HubLine line, Member member, IAsyncEnumerator<System.Text.Json.JsonElement> outputs)
    {
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(member.Conversation, "How are you?");
        await outputs.UntilAsync("ended");
    }

    static async Task UntilAcceptedAsync(HubLine line, Member member, List<string> accepted)
    {
        var id = Conversing.NewId();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                await line.SendAsync(member.Conversation, "Once more", id, queue: true);
                accepted.Add(id);
                return;
            }
            catch (HubRefusal refused) when (refused.Code is "not-saved" or "unavailable")
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }
}
