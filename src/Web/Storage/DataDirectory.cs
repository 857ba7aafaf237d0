using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Storage;

/// <summary>
/// The one folder with everything a family would miss. It is readable by its owner alone (0700, files 0600): conversations and
/// cookie keys lie in it unencrypted.
/// </summary>
public sealed class DataDirectory
{
    const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="StorageException">The folder can be neither made nor used.</exception>
    public DataDirectory(IOptions<StorageOptions> options, ILogger<DataDirectory> log)
    {
        Root = Path.GetFullPath(options.Value.DataDirectory);
        MakePrivate(Root);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(Root) & Others) != UnixFileMode.None)
            log.LogWarning("The data directory {Directory} can be read by other users of this machine; run chmod 700 on it", Root);
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>Path of a file in the directory, which is made empty with mode 0600 when it is missing.</summary>
    /// <exception cref="StorageException">The file can be neither made nor opened.</exception>
    public string PrivateFile(string name)
    {
        var path = Path.Combine(Root, name);
        try
        {
            var create = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows()) create.UnixCreateMode = OwnerOnlyFile;
            using (new FileStream(path, create))
            {
            }
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None) File.SetUnixFileMode(path, OwnerOnlyFile);
            return path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"Cannot write {path}: {problem.Message} Check who owns the data directory and that the disk is not full.", problem);
        }
    }

    /// <summary>Path of a folder in the directory, which is made with mode 0700 when it is missing.</summary>
    /// <exception cref="StorageException">The folder can be neither made nor used.</exception>
    public string PrivateFolder(string name)
    {
        var path = Path.Combine(Root, name);
        MakePrivate(path);
        return path;
    }

    static void MakePrivate(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, OwnerOnlyFolder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"Cannot use the data directory {path}: {problem.Message} Set FamilyChat:DataDirectory to a folder this user may write.", problem);
        }
    }
}
