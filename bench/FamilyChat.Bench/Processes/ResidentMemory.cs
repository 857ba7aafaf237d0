using System.Globalization;

namespace FamilyChat.Bench.Processes;

/// <summary>What a process holds of the memory, in MB of 1,048,576 bytes (proc(5): <c>status</c> and <c>smaps_rollup</c>).</summary>
/// <param name="Mapped">Of the resident: pages of files, which others may map too.</param>
/// <param name="Written">Of the resident: private pages that were written, which nobody else has.</param>
internal sealed record ResidentMemory(double Resident, double Mapped, double Written)
{
    internal static ResidentMemory OfProcess(int id) => new(Figure(id, "status", "VmRSS"), Figure(id, "status", "RssFile"), Figure(id, "smaps_rollup", "Private_Dirty"));

    /// <summary>What the process touches from now on: Linux forgets which of its pages were in use (<c>clear_refs</c>), and counts those that are again.</summary>
    /// <returns>MB used within the time.</returns>
    internal static async Task<double> TouchedAsync(int id, TimeSpan within)
    {
        const string Referenced = "1";
        await File.WriteAllTextAsync(PathOf(id, "clear_refs"), Referenced);
        await Task.Delay(within);
        return Figure(id, "smaps_rollup", nameof(Referenced));
    }

    private static double Figure(int id, string file, string name)
    {
        var line = File.ReadLines(PathOf(id, file)).First(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static string PathOf(int id, string file) => string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{file}");
}
