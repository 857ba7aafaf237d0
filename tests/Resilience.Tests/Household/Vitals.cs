using System.Diagnostics;
using System.Globalization;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>What the kernel says of a process: resident memory in MB, open handles, threads.</summary>
sealed record Vitals(double Megabytes, int Handles, int Threads)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    /// <summary>A process as it is once it has let go of what nobody needs any more; as it is at last when it has not.</summary>
    public static async Task<Vitals> OfAsync(int process, Func<Vitals, bool> settled)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Step);
        while (Of(process) is var now)
        {
            if (settled(now) || TimeProvider.System.GetElapsedTime(begun) > Patience)
                return now;
            await timer.WaitForNextTickAsync();
        }

        throw new UnreachableException();
    }

    public static Vitals Of(int process)
    {
        var status = File.ReadLines($"/proc/{process}/status").Select(line => line.Split(':', 2)).ToDictionary(p => p[0], p => p[1].Trim());
        return new Vitals(
            double.Parse(status["VmRSS"].Split(' ')[0], CultureInfo.InvariantCulture) / 1024,
            Directory.GetFiles($"/proc/{process}/fd").Length,
            int.Parse(status["Threads"], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Megabytes:0} MB, {Handles} handles, {Threads} threads");
}
