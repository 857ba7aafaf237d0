using Dapper;
using FamilyChat.Web.Admin.Settings;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Admin;

/// <summary>What the admin has closed stays closed when the settings cannot be read for a moment.</summary>
public sealed class SettingsSourceTests : IDisposable
{
    const string Registration = "FamilyChat:Registration";

    readonly TemporaryFolder folder = new();

    string File => Path.Combine(folder.Path, "app.db");

    public SettingsSourceTests()
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Execute($"CREATE TABLE settings (name TEXT, value TEXT); INSERT INTO settings VALUES ('{Registration}', 'Closed')");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_reading_that_fails_leaves_in_force_what_was()
    {
        var source = new SettingsSource(File);
        source.Load();
        var putBack = Damage();

        Assert.Throws<StorageException>(source.Refresh);

        Assert.True(source.TryGet(Registration, out var value));
        Assert.Equal("Closed", value);
        putBack();
        source.Refresh();
    }

    [Fact]
    public async Task A_first_reading_that_failed_is_done_again_before_the_start()
    {
        var putBack = Damage();
        var source = new SettingsSource(File);
        source.Load();
        var start = new SettingsStartup(source);
        await Assert.ThrowsAsync<StorageException>(() => start.StartingAsync(CancellationToken.None));

        putBack();
        await start.StartingAsync(CancellationToken.None);

        Assert.True(source.TryGet(Registration, out var value));
        Assert.Equal("Closed", value);
    }

    [Fact]
    public void A_file_that_is_not_there_yet_holds_no_settings()
    {
        var source = new SettingsSource(Path.Combine(folder.Path, "later.db"));
        source.Load();
        Assert.True(source.IsRead);
        Assert.False(source.TryGet(Registration, out _));
        Assert.Equal([File], Directory.GetFiles(folder.Path));
    }

    /// <returns>What puts the file back as it was.</returns>
    Action Damage()
    {
        var good = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, [.. Enumerable.Repeat((byte)'?', good.Length)]);
        return () => System.IO.File.WriteAllBytes(File, good);
    }
}
