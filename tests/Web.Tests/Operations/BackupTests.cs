using System.IO.Compression;
using System.Text;
using FamilyChat.Web.Operations.Backups;
using FamilyChat.Web.Operations.Starting;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Operations;

public sealed class BackupTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder folder = new();

    string Data => Path.Combine(folder.Path, "data");

    string File => Path.Combine(folder.Path, "family.zip");

    string Other => Path.Combine(folder.Path, "other");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_backup_brings_back_every_row_and_key()
    {
        MakeData("hello");
        await BackupWriter.WriteAsync(Data, File, Now, default);

        var restored = await BackupRestorer.RestoreAsync(File, Other, replace: false, Now, default);

        Assert.Equal("hello", ReadWord(Other));
        Assert.Equal("<key/>", await System.IO.File.ReadAllTextAsync(Path.Combine(Other, "keys", "key-1.xml")));
        Assert.Equal(Now, restored.Manifest.CreatedAt);
        Assert.Null(restored.PutAside);
    }

    [Fact]
    public async Task Only_its_owner_can_read_a_backup()
    {
        if (OperatingSystem.IsWindows()) return;
        MakeData("hello");
        await BackupWriter.WriteAsync(Data, File, Now, default);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task A_backup_never_overwrites_another()
    {
        MakeData("hello");
        await System.IO.File.WriteAllTextAsync(File, "the only one");

        await Assert.ThrowsAsync<StorageException>(() => BackupWriter.WriteAsync(Data, File, Now, default));

        Assert.Equal("the only one", await System.IO.File.ReadAllTextAsync(File));
    }

    [Fact]
    public async Task A_backup_clears_what_a_killed_one_left_and_lets_one_that_runs_be()
    {
        MakeData("hello");
        var killed = Directory.CreateDirectory($"{File}.partial-{int.MaxValue}");
        // The first process of a machine is always there.
        var running = Directory.CreateDirectory($"{File}.partial-1");

        await BackupWriter.WriteAsync(Data, File, Now, default);

        Assert.False(Directory.Exists(killed.FullName));
        Assert.True(Directory.Exists(running.FullName));
    }

    [Fact]
    public async Task A_backup_into_a_stream_is_a_whole_one_and_leaves_no_file()
    {
        MakeData("hello");
        await using (var file = System.IO.File.Create(File)) await BackupWriter.WriteAsync(Data, file, Now, default);

        Assert.Empty(Directory.GetFileSystemEntries(Data, "backup*"));
        await BackupRestorer.RestoreAsync(File, Other, replace: false, Now, default);
        Assert.Equal("hello", ReadWord(Other));
    }

    [Fact]
    public async Task A_failed_backup_leaves_nothing_behind()
    {
        MakeData("hello");
        await System.IO.File.WriteAllBytesAsync(Path.Combine(Data, "journal.db"), new byte[8192].Select((_, i) => (byte)(i * 7)).ToArray());

        await Assert.ThrowsAnyAsync<Exception>(() => BackupWriter.WriteAsync(Data, File, Now, default));

        Assert.Equal([Data], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(-1)]
    public async Task A_cut_or_altered_backup_is_refused_and_changes_nothing(int cutTo)
    {
        MakeData("hello");
        await BackupWriter.WriteAsync(Data, File, Now, default);
        if (cutTo > 0)
        {
            await using var cut = System.IO.File.OpenWrite(File);
            cut.SetLength(cutTo);
        }
        else
        {
            await ReplaceEntryAsync("keys/key-1.xml", "<lie/>"u8.ToArray());
        }

        var refused = await Assert.ThrowsAsync<StorageException>(() => BackupRestorer.RestoreAsync(File, Data, replace: true, Now, default));

        Assert.Contains(cutTo > 0 ? "not a whole FamilyChat backup" : "damaged", refused.Message);
        Assert.Equal("hello", ReadWord(Data));
    }

    [Fact]
    public async Task A_list_of_files_with_a_hole_is_no_backup()
    {
        MakeData("hello");
        await BackupWriter.WriteAsync(Data, File, Now, default);
        await EditManifestAsync(text => text.Replace("\"files\": [", "\"files\": [null, "));

        var refused = await Assert.ThrowsAsync<StorageException>(() => BackupRestorer.RestoreAsync(File, Other, replace: false, Now, default));

        Assert.Contains("not a FamilyChat backup", refused.Message);
    }

    [Fact]
    public async Task A_name_that_points_outside_is_no_backup()
    {
        MakeData("hello");
        await BackupWriter.WriteAsync(Data, File, Now, default);
        await EditManifestAsync(text => text.Replace("keys/key-1.xml", "../key-1.xml"));

        var refused = await Assert.ThrowsAsync<StorageException>(() => BackupRestorer.RestoreAsync(File, Other, replace: false, Now, default));

        Assert.Contains("not a FamilyChat backup", refused.Message);
    }

    [Fact]
    public async Task A_backup_of_a_newer_schema_is_refused()
    {
        MakeData("hello", schema: AppSchema.Known + 1);
        await BackupWriter.WriteAsync(Data, File, Now, default);

        var refused = await Assert.ThrowsAsync<StorageException>(() => BackupRestorer.RestoreAsync(File, Other, replace: false, Now, default));

        Assert.Contains("newer FamilyChat", refused.Message);
        Assert.False(System.IO.File.Exists(Path.Combine(Other, "app.db")));
    }

    [Fact]
    public async Task A_newer_format_of_backup_is_refused()
    {
        MakeData("hello");
        await BackupWriter.WriteAsync(Data, File, Now, default);
        await EditManifestAsync(text => text.Replace("\"format\": 1", "\"format\": 2"));

        var refused = await Assert.ThrowsAsync<StorageException>(() => BackupReader.CheckAsync(File, default));

        Assert.Contains("newer FamilyChat", refused.Message);
    }

    [Fact]
    public async Task Data_that_is_there_is_put_aside_only_when_asked()
    {
        MakeData("before");
        await BackupWriter.WriteAsync(Data, File, Now, default);
        MakeData("after");

        await Assert.ThrowsAsync<StorageException>(() => BackupRestorer.RestoreAsync(File, Data, replace: false, Now, default));
        var restored = await BackupRestorer.RestoreAsync(File, Data, replace: true, Now, default);

        Assert.Equal("before", ReadWord(Data));
        Assert.Equal("after", ReadWord(restored.PutAside!));
    }

    [Fact]
    public async Task Restore_refuses_a_directory_a_server_runs_on()
    {
        MakeData("hello");
        await BackupWriter.WriteAsync(Data, File, Now, default);
        using var server = DataDirectoryLock.Take(Data);

        var refused = await Assert.ThrowsAsync<StorageException>(() => BackupRestorer.RestoreAsync(File, Data, replace: true, Now, default));

        Assert.Contains($"already running on {Data} (process {Environment.ProcessId})", refused.Message);
    }

    void MakeData(string word, int schema = 1)
    {
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        System.IO.File.WriteAllText(Path.Combine(Data, "keys", "key-1.xml"), "<key/>");
        foreach (var name in new[] { "app.db", "journal.db" })
            Execute(Path.Combine(Data, name), $"CREATE TABLE IF NOT EXISTS words (word TEXT); DELETE FROM words; INSERT INTO words VALUES ('{word}'); PRAGMA user_version = {schema}");
    }

    static string ReadWord(string directory) => Execute(Path.Combine(directory, "app.db"), "SELECT word FROM words");

    static string Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string ?? "";
    }

    async Task EditManifestAsync(Func<string, string> edit) =>
        await ReplaceEntryAsync(BackupManifest.EntryName, Encoding.UTF8.GetBytes(edit(await ReadManifestAsync())));

    async Task<string> ReadManifestAsync()
    {
        await using var archive = await ZipFile.OpenReadAsync(File);
        using var reader = new StreamReader(await archive.GetEntry(BackupManifest.EntryName)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    async Task ReplaceEntryAsync(string name, byte[] content)
    {
        using var archive = ZipFile.Open(File, ZipArchiveMode.Update);
        archive.GetEntry(name)!.Delete();
        await using var entry = archive.CreateEntry(name).Open();
        await entry.WriteAsync(content);
    }
}
