using System.Diagnostics;

namespace FamilyChat.Resilience.Tests.Faults;

/// <summary>A file system of a few megabytes in memory, which can be filled up and made read-only. Needs root.</summary>
sealed class SmallDisk : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("familychat-disk-").FullName;

    public SmallDisk(int megabytes)
    {
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0700", "tmpfs", folder);
        Data = Path.Combine(folder, "data");
    }

    public string Data { get; }

    string Filler => Path.Combine(folder, "filler");

    /// <summary>Takes every byte that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var size = 64 * 1024;
        while (size > 0)
        {
            try
            {
                file.Write(new byte[size]);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", folder);

    public void Dispose()
    {
        Run("umount", "-l", folder);
        Directory.Delete(folder);
    }

    static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var problem = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new IOException($"{command}: {problem}");
    }
}

/// <summary>A test that mounts a file system: skipped, with the reason, where that is not allowed.</summary>
sealed class FactAsRootAttribute : FactAttribute
{
    public FactAsRootAttribute()
    {
        if (!MayMount())
            Skip = "Mounting a small disk needs Linux, root and the right to mount (CAP_SYS_ADMIN).";
    }

    static bool MayMount()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return false;
        try
        {
            using var disk = new SmallDisk(1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
