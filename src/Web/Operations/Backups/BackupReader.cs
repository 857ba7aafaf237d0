using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Backups;

/// <summary>Reads a backup that may be cut short, altered, from a newer FamilyChat, or no backup at all.</summary>
static class BackupReader
{
    const long LargestManifest = 1024 * 1024;

    /// <summary>Reads every byte of every file and compares it with the manifest.</summary>
    /// <exception cref="StorageException">It is not a whole backup.</exception>
    public static Task<BackupManifest> CheckAsync(string path, CancellationToken cancel) => ReadAsync(path, into: null, cancel);

    /// <summary>The same, writing the files into a folder.</summary>
    /// <exception cref="StorageException">It is not a whole backup; the folder may hold a part.</exception>
    public static Task<BackupManifest> ExtractAsync(string path, string into, CancellationToken cancel) => ReadAsync(path, into, cancel);

    static async Task<BackupManifest> ReadAsync(string path, string? into, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new StorageException($"There is no file {path}.");
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(path, cancel);
            var manifest = await ManifestAsync(archive, path, cancel);
            foreach (var file in manifest.Files) await ReadFileAsync(archive, file, into, path, cancel);
            return manifest;
        }
        catch (Exception problem) when (problem is InvalidDataException or JsonException)
        {
            throw new StorageException($"{path} is not a whole FamilyChat backup: {problem.Message}", problem);
        }
    }

    static async Task<BackupManifest> ManifestAsync(ZipArchive archive, string path, CancellationToken cancel)
    {
        var entry = archive.GetEntry(BackupManifest.EntryName);
        if (entry is null || entry.Length > LargestManifest) throw new StorageException($"{path} is not a FamilyChat backup.");
        await using var content = await entry.OpenAsync(cancel);
        var manifest = await JsonSerializer.DeserializeAsync(content, BackupJson.Default.BackupManifest, cancel);
        if (manifest is not { Files.Count: > 0 } || !manifest.Files.All(file => file?.Name is { } name && DataFiles.Knows(name)))
            throw new StorageException($"{path} is not a FamilyChat backup.");
        return manifest.Format <= BackupManifest.CurrentFormat
            ? manifest
            : throw new StorageException($"{path} was written by a newer FamilyChat ({manifest.Version}); restore it with that one.");
    }

    static async Task ReadFileAsync(ZipArchive archive, BackupFile file, string? into, string path, CancellationToken cancel)
    {
        var entry = archive.GetEntry(file.Name);
        if (entry is null || entry.Length != file.Bytes) throw Damaged(path, file);
        await using var content = await entry.OpenAsync(cancel);
        string hash;
        if (into is null)
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        }
        else
        {
            var target = Path.Combine(into, file.Name);
            PrivateFiles.CreateFolder(Path.GetDirectoryName(target)!);
            await using var written = new FileStream(target, PrivateFiles.CreateNew());
            await content.CopyToAsync(written, cancel);
            written.Flush(flushToDisk: true);
            written.Position = 0;
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancel));
        }
        if (hash != file.Sha256) throw Damaged(path, file);
    }

    static StorageException Damaged(string path, BackupFile file) => new($"{path} is damaged: {file.Name} is not what was written. Use another backup.");
}
