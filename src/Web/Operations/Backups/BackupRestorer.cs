using FamilyChat.Web.Operations.Starting;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Backups;

/// <param name="PutAside">Where the data that was there before is now; null if there was none.</param>
sealed record Restored(BackupManifest Manifest, string? PutAside);

/// <summary>
/// Puts a backup in place. It is unpacked and checked in a folder of its own first; only then is what was there moved aside and the new moved
/// in, so a backup that does not check changes nothing.
/// </summary>
static class BackupRestorer
{
    /// <exception cref="StorageException">A server runs on the directory, it holds data and <paramref name="replace"/> is false, or the backup cannot be used here.</exception>
    public static async Task<Restored> RestoreAsync(string backup, string dataDirectory, bool replace, DateTimeOffset now, CancellationToken cancel)
    {
        PrivateFiles.CreateFolder(dataDirectory);
        using var held = DataDirectoryLock.Take(dataDirectory);
        var present = Present(dataDirectory);
        if (present.Count > 0 && !replace)
            throw new StorageException($"{dataDirectory} holds data already. Add --replace to put it aside, or name another directory with --data.");

        var incoming = Path.Combine(dataDirectory, "restoring");
        if (Directory.Exists(incoming)) Directory.Delete(incoming, recursive: true);
        PrivateFiles.CreateFolder(incoming);
        try
        {
            var manifest = await BackupReader.ExtractAsync(backup, incoming, cancel);
            CheckUsable(incoming);
            var aside = present.Count == 0 ? null : PutAside(dataDirectory, present, now);
            foreach (var path in Present(incoming)) Move(path, dataDirectory);
            return new Restored(manifest, aside);
        }
        finally
        {
            Directory.Delete(incoming, recursive: true);
        }
    }

    static void CheckUsable(string incoming)
    {
        var schema = DatabaseCheck.Schema(Path.Combine(incoming, DataFiles.Application));
        if (schema > AppSchema.Known)
        {
            throw new StorageException(
                $"This backup was written by a newer FamilyChat: its schema is {schema}, this one knows {AppSchema.Known}. Upgrade first, then restore.");
        }
        foreach (var path in DataFiles.Databases.Select(name => Path.Combine(incoming, name)).Where(File.Exists))
        {
            if (DatabaseCheck.Problems(path) is [var problem, ..])
                throw new StorageException($"The backup's {Path.GetFileName(path)} is damaged: {problem} Use another backup.");
        }
    }

    // With their -wal and -shm: an old log beside a new database would be played into it.
    static List<string> Present(string directory) =>
    [
        .. DataFiles.Databases.SelectMany(name => new[] { name, name + "-wal", name + "-shm" }).Append(DataFiles.Keys)
            .Select(name => Path.Combine(directory, name)).Where(Path.Exists),
    ];

    static string PutAside(string dataDirectory, List<string> present, DateTimeOffset now)
    {
        var aside = Path.Combine(dataDirectory, $"before-restore-{now:yyyyMMdd-HHmmss}");
        PrivateFiles.CreateFolder(aside);
        foreach (var path in present) Move(path, aside);
        return aside;
    }

    static void Move(string path, string into) => Directory.Move(path, Path.Combine(into, Path.GetFileName(path)));
}
