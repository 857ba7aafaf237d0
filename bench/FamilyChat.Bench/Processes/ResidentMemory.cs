using System.Globalization;

namespace FamilyChat.Bench.Processes;

/// <summary>What a process holds of the memory, in MB of 1,048,576 bytes (proc(5): <c>status</c> and <c>smaps_rollup</c>).</summary>
/// <param name="Mapped">Of the resident: pages of files, which others may map too.</param>
/// <param name="Written">Of the resident: private pages that were written, which nobody else has.</param>
internal sealed record ResidentMemory(double Resident, double Mapped, double Written)
{
    internal static ResidentMemory OfProcess(int id) => new(Figure(id, "status", "VmRSS"), Figure(id, "status", "RssFile"), Figure(id, "smaps_rollup", "Private_Dirty"));

    private static double Figure(int id, string file, string name)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{file}")).First(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
