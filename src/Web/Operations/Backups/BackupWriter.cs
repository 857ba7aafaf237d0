using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using FamilyChat.Web.Operations.Starting;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Operations.Backups;

/// <summary>
/// Writes a backup while the server goes on: each database through SQLite's online backup, which sees one moment of it and stops nobody. The
/// file appears under its name only when it is complete, on the disk, and read back.
/// </summary>
static class BackupWriter
{
    /// <exception cref="StorageException">The file is there already, or what was written does not check.</exception>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    public static Task<BackupManifest> WriteAsync(string dataDirectory, string target, DateTimeOffset now, CancellationToken cancel) =>
        File.Exists(target)
            ? throw new StorageException($"{target} is there already. Name another file, or move it away.")
            : StagedAsync(dataDirectory, target, now, zip =>
            {
                File.Move(zip, target);
                return Task.CompletedTask;
            }, cancel);

    /// <summary>The same into a stream, which gets nothing before all of it was checked.</summary>
    /// <exception cref="StorageException">What was written does not check.</exception>
    public static Task<BackupManifest> WriteAsync(string dataDirectory, Stream target, DateTimeOffset now, CancellationToken cancel) =>
        StagedAsync(dataDirectory, Path.Combine(dataDirectory, "backup.zip"), now, async zip =>
        {
            await using var source = File.OpenRead(zip);
            await source.CopyToAsync(target, cancel);
        }, cancel);

    static async Task<BackupManifest> StagedAsync(
        string dataDirectory, string target, DateTimeOffset now, Func<string, Task> deliver, CancellationToken cancel)
    {
        StagingFolder.ClearAbandoned(target);
        var staging = StagingFolder.Of(target);
        PrivateFiles.CreateFolder(staging);
        try
        {
            foreach (var database in DataFiles.Databases) CopyDatabase(Path.Combine(dataDirectory, database), Path.Combine(staging, database));
            CopyKeys(Path.Combine(dataDirectory, DataFiles.Keys), Path.Combine(staging, DataFiles.Keys));
            var manifest = await DescribeAsync(staging, now, cancel);
            var zip = Path.Combine(staging, "backup.zip");
            await PackAsync(staging, manifest, zip, cancel);
            await BackupReader.CheckAsync(zip, cancel);
            await deliver(zip);
            return manifest;
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    static void CopyDatabase(string source, string copy)
    {
        if (!File.Exists(source)) return;
        using (var from = Open(source, SqliteOpenMode.ReadOnly))
        using (var to = Open(copy, SqliteOpenMode.ReadWriteCreate))
        {
            from.BackupDatabase(to);
            // One file without a -wal beside it; the server switches it back when it opens it.
            to.Execute("PRAGMA journal_mode = DELETE");
        }
        if (DatabaseCheck.Problems(copy) is [var problem, ..])
            throw new StorageException($"{source} is damaged, so no backup was written. {problem} See docs/backup.md for what can be saved.");
    }

    static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    static void CopyKeys(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        PrivateFiles.CreateFolder(to);
        foreach (var key in Directory.EnumerateFiles(from, "*.xml")) File.Copy(key, Path.Combine(to, Path.GetFileName(key)));
    }

    static async Task<BackupManifest> DescribeAsync(string staging, DateTimeOffset now, CancellationToken cancel)
    {
        List<BackupFile> files = [];
        foreach (var path in Directory.EnumerateFiles(staging, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(staging, path).Replace(Path.DirectorySeparatorChar, '/');
            if (!DataFiles.Knows(name)) continue;
            await using var content = File.OpenRead(path);
            files.Add(new BackupFile(name, content.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel))));
        }
        return new BackupManifest(
            BackupManifest.CurrentFormat, ProductVersion.Current, now, DatabaseCheck.Schema(Path.Combine(staging, DataFiles.Application)),
            [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)]);
    }

    static async Task PackAsync(string staging, BackupManifest manifest, string zip, CancellationToken cancel)
    {
        await using var file = new FileStream(zip, PrivateFiles.CreateNew());
        await using (var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel))
        {
            await using (var entry = await archive.CreateEntry(BackupManifest.EntryName).OpenAsync(cancel))
                await JsonSerializer.SerializeAsync(entry, manifest, BackupJson.Default.BackupManifest, cancel);
            foreach (var one in manifest.Files)
            {
                await using var source = File.OpenRead(Path.Combine(staging, one.Name));
                await using var entry = await archive.CreateEntry(one.Name, CompressionLevel.Fastest).OpenAsync(cancel);
                await source.CopyToAsync(entry, cancel);
            }
        }
        file.Flush(flushToDisk: true);
    }
}
