using FamilyChat.Web.Operations.Backups;
using FamilyChat.Web.Operations.Starting;

namespace FamilyChat.Web.Operations.Doctor;

/// <summary>The data directory: there, ours, private, on a disk with room, with whole databases of a known schema.</summary>
static class DataChecks
{
    const long LowDisk = 1L << 30;
    const long NoDisk = 64L << 20;
    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static IEnumerable<Finding> Look(string directory)
    {
        if (!Directory.Exists(directory))
        {
            yield return new Finding(Grade.Note, "data directory", $"{directory} is not there yet; the first start makes it. Is it the one you mean? (--data)");
            yield break;
        }
        yield return Mode(directory);
        yield return Disk(directory);
        var holder = DataDirectoryLock.IsHeld(directory) ? $"a server is running on it (process {DataDirectoryLock.Holder(directory)})" : "no server is running on it";
        yield return new Finding(Grade.Good, "server", holder);
        foreach (var name in DataFiles.Databases.Where(name => File.Exists(Path.Combine(directory, name)))) yield return Database(directory, name);
    }

    static Finding Mode(string directory)
    {
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(directory);
        if ((mode & Others) != UnixFileMode.None)
            return new Finding(Grade.Bad, "data directory", $"{directory} can be read by other users: chmod 700 {directory}");
        try
        {
            var probe = Path.Combine(directory, $".doctor-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return new Finding(Grade.Good, "data directory", $"{directory}, private and writable");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Finding(Grade.Bad, "data directory", $"{directory} cannot be written: {problem.Message} Run this as the user FamilyChat runs as.");
        }
    }

    static Finding Disk(string directory)
    {
        var free = new DriveInfo(directory).AvailableFreeSpace;
        var says = $"{free / (1 << 20):N0} MiB free";
        return free switch
        {
            < NoDisk => new Finding(Grade.Bad, "disk", $"{says}: nothing can be saved soon. Free some space."),
            < LowDisk => new Finding(Grade.Note, "disk", $"{says}: time to make room."),
            _ => new Finding(Grade.Good, "disk", says),
        };
    }

    static Finding Database(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        if (DatabaseCheck.Problems(path) is [var problem, ..])
            return new Finding(Grade.Bad, name, $"{problem} Stop the server and restore the last backup (docs/backup.md).");
        if (name == DataFiles.Application && DatabaseCheck.Schema(path) is var schema && schema > AppSchema.Known)
            return new Finding(Grade.Bad, name, $"schema {schema} is from a newer FamilyChat; this one knows {AppSchema.Known}. Upgrade.");
        return new Finding(Grade.Good, name, $"whole, {new FileInfo(path).Length / 1024:N0} KiB");
    }
}
