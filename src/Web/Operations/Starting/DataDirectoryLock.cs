using System.Globalization;
using FamilyChat.Web.Operations.Backups;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Starting;

/// <summary>
/// One process on one data directory: <c>familychat.lock</c> is held open and locked (flock) for as long as the process lives, however it ends,
/// and <c>familychat.pid</c> has its id for the sentence another one prints.
/// </summary>
sealed class DataDirectoryLock : IDisposable
{
    public const string FileName = "familychat.lock";

    // Apart from the lock, because .NET takes a lock to read as well.
    const string IdFileName = "familychat.pid";

    readonly FileStream held;

    DataDirectoryLock(FileStream held) => this.held = held;

    /// <exception cref="StorageException">Another process holds it, or the directory cannot be written.</exception>
    public static DataDirectoryLock Take(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        try
        {
            var options = PrivateFiles.CreateNew();
            (options.Mode, options.Share) = (FileMode.OpenOrCreate, FileShare.None);
            var file = new FileStream(path, options);
            File.WriteAllText(Path.Combine(dataDirectory, IdFileName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataDirectoryLock(file);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new StorageException($"Cannot write to the data directory {dataDirectory}. Make it this user's own, or set FamilyChat:DataDirectory to another.", problem);
        }
        catch (IOException problem) when (File.Exists(path))
        {
            var holder = Holder(dataDirectory) is { } id ? $" (process {id})" : "";
            throw new StorageException($"FamilyChat is already running on {dataDirectory}{holder}. Stop it first, or give this one a data directory of its own.", problem);
        }
        catch (IOException problem)
        {
            throw new StorageException($"Cannot write to the data directory {dataDirectory}: {problem.Message}", problem);
        }
    }

    /// <summary>The process that wrote its id last; it may have ended since.</summary>
    public static int? Holder(string dataDirectory)
    {
        try
        {
            return int.TryParse(File.ReadAllText(Path.Combine(dataDirectory, IdFileName)), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether some process holds the directory now.</summary>
    public static bool IsHeld(string dataDirectory)
    {
        try
        {
            using var file = new FileStream(Path.Combine(dataDirectory, FileName), FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => held.Dispose();
}
