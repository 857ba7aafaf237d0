using System.Net;
using System.Net.Sockets;
using FamilyChat.Deploy.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Deploy.Tests.Starting;

/// <summary>The published program as a person starts it: what it says, and how it fails.</summary>
public sealed class StartingTests : IDisposable
{
    readonly Folder folder = new();

    string Data => folder.At("data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_says_in_two_lines_where_it_is_and_who_answers()
    {
        // Kestrel warns of a machine too busy to keep its clock, which is nothing the program says.
        await using var server = await PublishedServer.StartAsync(
            folder.Path, ("Logging__LogLevel__Default", "Warning"), ("Logging__LogLevel__Microsoft.AspNetCore.Server.Kestrel", "Error"));
        await server.UntilAsync(() => Task.FromResult(server.Lines.Count >= 2));

        Assert.StartsWith("FamilyChat 0.", server.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith($" is at {server.Address.AbsoluteUri.TrimEnd('/')}", server.Lines[0].TrimEnd('/'), StringComparison.Ordinal);
        Assert.Contains("LM_STUDIO_URL", server.Lines[1], StringComparison.Ordinal);
        Assert.Equal(2, server.Lines.Count);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused_and_names_the_first()
    {
        await using var server = await PublishedServer.StartAsync(folder.Path);

        await FailsAsync($"already running on {Data} (process {server.ProcessId})", "--urls", "http://127.0.0.1:0");
        await FailsAsync("already running", "restore", await BackupAsync(), "--replace");
    }

    [Fact]
    public async Task A_killed_server_leaves_no_lock_behind()
    {
        await using (await PublishedServer.StartAsync(folder.Path))
        {
        }

        await using var again = await PublishedServer.StartAsync(folder.Path);
        Assert.Equal(0, await again.StopAsync());
    }

    [Fact]
    public async Task An_address_in_use_is_one_sentence()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();

        await FailsAsync("address already in use", "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndPoint!).Port}");
    }

    [Theory]
    [InlineData("FamilyChat:Limits:RequestsPerMinute", "--FamilyChat:Limits:RequestsPerMinute=many")]
    [InlineData("FamilyChat:Registration", "--FamilyChat:Registration=maybe")]
    [InlineData("FamilyChat:ModelServer:Slots", "--FamilyChat:ModelServer:Slots=0")]
    [InlineData("LM_STUDIO_URL", "--LM_STUDIO_URL=http://")]
    [InlineData("/proc/nowhere", "--FamilyChat:DataDirectory=/proc/nowhere")]
    [InlineData("nonsense", "--urls=nonsense")]
    [InlineData("not a command", "serv")]
    public Task What_is_wrong_is_named(string named, string argument) => FailsAsync(named, argument);

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        Directory.CreateDirectory(Data);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "app.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            command.ExecuteNonQuery();
        }

        await FailsAsync("Start the newer FamilyChat again", "--urls", "http://127.0.0.1:0");
    }

    [Theory]
    [InlineData("app.db")]
    [InlineData("journal.db")]
    public async Task A_file_that_is_no_database_is_refused(string name)
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, name), new string('x', 8192));

        await FailsAsync("restore", "--urls", "http://127.0.0.1:0");
    }

    async Task<string> BackupAsync()
    {
        var made = await PublishedServer.CommandAsync(folder.Path, "backup", "family.zip");
        Assert.True(made.ExitCode == 0, made.Text);
        return folder.At("family.zip");
    }

    async Task FailsAsync(string says, params string[] arguments)
    {
        var outcome = await PublishedServer.CommandAsync(folder.Path, arguments);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(says, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Text, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
