using System.Diagnostics;
using System.Globalization;

namespace FamilyChat.Bench.Runtime;

/// <summary>
/// A process of its own that starts a host with persistence, recovers one actor and then does nothing: what it takes is
/// seen from outside and inside, with nothing warmed up.
/// </summary>
internal static class HostStart
{
    internal const string ChildArgument = "--idle-host";
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    /// <summary>Milliseconds from the start of the process to the first recovered actor, resident megabytes and percent of a core while idle.</summary>
    internal static async Task<(double StartMs, double IdleMb, double IdlePercent)> MeasureAsync()
    {
        var directory = await Recoveries.WriteAsync();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(HostStart).Assembly.Location);
        start.ArgumentList.Add(ChildArgument);
        start.ArgumentList.Add(directory.FullName);
        using var child = Process.Start(start)!;
        var line = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        directory.Delete(recursive: true);
        var figures = line.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return (figures[0], figures[1], figures[2]);
    }

    /// <summary>The child's part.</summary>
    internal static async Task RunChildAsync(string directory)
    {
        var journal = await BenchJournal.StartAsync(new DirectoryInfo(directory));
        await Recoveries.RecoveredAsync(journal, "small");
        using var self = Process.GetCurrentProcess();
        var sinceStart = TimeProvider.System.GetUtcNow().UtcDateTime - self.StartTime.ToUniversalTime();
        await Task.Delay(Settling);
        var before = self.TotalProcessorTime;
        await Task.Delay(Idle);
        self.Refresh();
        Console.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{sinceStart.TotalMilliseconds} {self.WorkingSet64 / 1e6} {100 * ((self.TotalProcessorTime - before) / Idle)}"));
        await journal.EndAsync();
    }
}
