using System.Globalization;
using System.Runtime.InteropServices;

namespace FamilyChat.Bench;

/// <summary>What a figure was measured on.</summary>
internal static class Machine
{
    internal static string Words { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor() ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>Processes that ran or wanted to, over the last minute.</summary>
    internal static string Load => File.Exists(LoadAverage) ? File.ReadAllText(LoadAverage).Split(' ')[0] : "unknown";

    private const string LoadAverage = "/proc/loadavg";

    private static string? Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        return File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
    }
}
