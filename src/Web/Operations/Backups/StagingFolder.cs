using System.Diagnostics;
using System.Globalization;

namespace FamilyChat.Web.Operations.Backups;

/// <summary>
/// Where a backup is made before it gets its name: a folder beside it that carries the process, so that one left behind by a process that
/// was killed is told from one in use. It holds every conversation, so the next backup must not leave it lying there.
/// </summary>
static class StagingFolder
{
    const string Mark = ".partial-";

    public static string Of(string target) => target + Mark + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    public static void ClearAbandoned(string target)
    {
        var beginning = Path.GetFileName(target) + Mark;
        foreach (var folder in Directory.EnumerateDirectories(Path.GetDirectoryName(target)!, beginning + "*").Where(folder => IsAbandoned(folder, beginning)))
            Directory.Delete(folder, recursive: true);
    }

    static bool IsAbandoned(string folder, string beginning) =>
        int.TryParse(Path.GetFileName(folder)[beginning.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && (process == Environment.ProcessId || !IsAlive(process));

    static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
