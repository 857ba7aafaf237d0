using System.Globalization;

namespace FamilyChat.Bench.Processes;

/// <summary>What a process has used of the processors, as Linux counts it (proc(5), <c>/proc/pid/stat</c>).</summary>
internal static class ProcessorTime
{
    /// <summary>The length of a tick that <c>getconf CLK_TCK</c> gives on every Linux .NET runs on.</summary>
    private const double MicrosecondsPerTick = 10_000;

    /// <returns>Microseconds, in steps of a hundredth of a second.</returns>
    internal static double OfProcess(int id)
    {
        // The name before the last ')' may hold anything; user time is the 12th figure behind it and system time the 13th.
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
        var figures = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Parse(figures[11]) + Parse(figures[12])) * MicrosecondsPerTick;
    }

    private static double Parse(string figure) => double.Parse(figure, CultureInfo.InvariantCulture);
}
