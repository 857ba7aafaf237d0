using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace FamilyChat.Bench.Micro;

/// <summary>Small pieces of the hot paths by themselves, with BenchmarkDotNet: time and allocation of one operation.</summary>
internal static class MicroTable
{
    /// <param name="filter">Names of benchmarks to run, with <c>*</c>; empty = all.</param>
    internal static async Task PrintAsync(TextWriter output, string[] filter)
    {
        // In this process: the generated project of the usual way would not find this one's settings.
        var configuration = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "micro"));
        var summaries = BenchmarkSwitcher
            .FromTypes([typeof(TokenBenchmarks), typeof(JournalBenchmarks), typeof(MusicBenchmarks)])
            .Run(["--filter", .. filter is [] ? ["*"] : filter], configuration);

        var table = new Table(output, "micro", "one operation by itself, BenchmarkDotNet's short runs");
        foreach (var report in summaries.SelectMany(s => s.Reports))
        {
            if (report.ResultStatistics is not { } times)
                continue;
            await table.AddAsync($"{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}, ns", "", times.OriginalValues);
            if (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) is { } bytes)
                await table.AddAsync("… allocated, bytes", "", [bytes]);
        }

        await table.KeepAsync();
    }
}
