using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Crashing;

/// <summary>A power cut in the middle of work that takes longer than a message: making the databases, an import, a backup.</summary>
public sealed class InterruptedWorkSpecs
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_server_killed_while_it_makes_its_databases_starts_as_if_nothing_had_been()
    {
        var kills = Form.Of(6, 40);
        var random = new Random(4712);
        await using var server = await FamilyChatServer.StartAsync("");

        for (var kill = 0; kill < kills; kill++)
        {
            server.Kill();
            // A slow machine may not have come as far as making it again.
            if (kill % 2 == 0 && Directory.Exists(server.DataDirectory))
                Directory.Delete(server.DataDirectory, recursive: true);
            server.BeginStart();
            await Task.Delay(random.Next(100, 1_200));
        }

        server.Kill();
        await server.RestartAsync();
        using var maya = await Member.JoinAsync(server, "maya");
        await VerifiedAsync(server.DataDirectory);
        Form.Report($"kill -9 while it starts on an empty directory, {kills} times", "the next start makes what was missing; both databases whole");
    }

    [Fact]
    public async Task An_import_cut_off_by_a_kill_leaves_the_library_that_was_there_and_can_be_repeated()
    {
        var (kills, rows) = Form.Of((3, 20_000), (15, 100_000));
        var random = new Random(4713);
        await using var server = await FamilyChatServer.StartAsync("");
        using var admin = await Member.JoinAsync(server, "maya");
        var songs = Songs(rows);
        await ImportedAsync(admin.Browser, await UploadAsync(admin.Browser, Songs(100)));

        for (var kill = 0; kill < kills; kill++)
        {
            await UploadAsync(admin.Browser, songs);
            await Task.Delay(random.Next(0, 400));
            server.Kill();
            await server.RestartAsync();
            Assert.Contains(await SongsAsync(admin.Browser), new long[] { 100, rows });
            Assert.Empty(Directory.GetFiles(Path.Combine(server.DataDirectory, "uploads")));
        }

        await ImportedAsync(admin.Browser, await UploadAsync(admin.Browser, songs));
        Assert.Equal(rows, await SongsAsync(admin.Browser));
        await VerifiedAsync(server.DataDirectory);
        Form.Report($"kill -9 while {rows:N0} songs are imported, {kills} times", "the library before or the new one, never a part; no upload left behind; the import repeated");
    }

    [Fact]
    public async Task A_backup_that_is_killed_leaves_no_file_of_that_name_and_the_next_one_clears_up()
    {
        var kills = Form.Of(5, 30);
        var random = new Random(4714);
        await using var model = await Model.StartAsync(Model.Story(40), TimeSpan.FromMilliseconds(1));
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString(), data: null, ("Limits:MessagesPerMinute", "0"));
        using var maya = await Member.JoinAsync(server, "maya");
        using var folder = new TemporaryFolder();
        using var evening = new CancellationTokenSource();
        var chat = maya.ChatAsync(evening.Token);
        var file = Path.Combine(folder.Path, "family.zip");
        var whole = 0;

        for (var kill = 0; kill < kills; kill++)
        {
            using var backup = Command(server.DataDirectory, "backup", file);
            while (!backup.HasExited && Directory.GetDirectories(folder.Path).Length == 0)
                await Task.Delay(5);
            await Task.Delay(random.Next(0, 100));
            backup.Kill();
            await backup.WaitForExitAsync();
            if (!File.Exists(file))
                continue;
            await using (await ZipFile.OpenReadAsync(file))
                whole++;
            File.Delete(file);
        }

        using (var last = Command(server.DataDirectory, "backup", file))
            await EndsWellAsync(last);
        await evening.CancelAsync();
        await chat.WaitAsync(Patience);
        Assert.Equal([file], Directory.GetFileSystemEntries(folder.Path));
        var restored = Path.Combine(folder.Path, "restored");
        using (var restore = Command(server.DataDirectory, "restore", file, "--data", restored))
            await EndsWellAsync(restore);
        await VerifiedAsync(restored);
        Form.Report($"kill -9 of a backup beside a chatting member, {kills} times", $"{whole} were whole already, no other file had the name; the next one cleared up, was restored and verified");
    }

    static string Songs(int rows)
    {
        var csv = new StringBuilder("Title,Artist,Album,Year\n");
        for (var i = 0; i < rows; i++)
            csv.Append(CultureInfo.InvariantCulture, $"Song {i},Artist {i % 97},Album {i % 911},{1950 + (i % 70)}\n");
        return csv.ToString();
    }

    static async Task<string> UploadAsync(Browser admin, string csv)
    {
        using var form = new MultipartFormDataContent { { new StringContent(csv), "file", "songs.csv" } };
        using var answer = await admin.UploadAsync("/api/admin/music/import", form).ShouldBeAsync(202);
        return await answer.TextAsync("importId");
    }

    static async Task ImportedAsync(Browser admin, string import)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await admin.GetAsync($"/api/admin/music/import/{import}").ShouldBeAsync(200);
            var state = await answer.TextAsync("state");
            if (state == "complete")
                return;
            Assert.DoesNotContain(state, new[] { "refused", "stopped", "failed", "interrupted" });
            await Task.Delay(50, limit.Token);
        }
    }

    static async Task<long> SongsAsync(Browser member)
    {
        using var answer = await member.GetAsync("/api/music").ShouldBeAsync(200);
        return (await answer.JsonAsync()).GetProperty("songs").GetInt64();
    }

    static async Task VerifiedAsync(string dataDirectory)
    {
        using var verify = Command(dataDirectory, "verify");
        await EndsWellAsync(verify);
    }

    static async Task EndsWellAsync(Process command)
    {
        using var limit = new CancellationTokenSource(Patience);
        var (output, errors) = (command.StandardOutput.ReadToEndAsync(limit.Token), command.StandardError.ReadToEndAsync(limit.Token));
        await command.WaitForExitAsync(limit.Token);
        Assert.True(command.ExitCode == 0, await output + await errors);
    }

    static Process Command(string dataDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.PublishedServer, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FamilyChat__DataDirectory"] = dataDirectory;
        return Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
    }
}
