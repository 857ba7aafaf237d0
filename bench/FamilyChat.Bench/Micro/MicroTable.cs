using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace FamilyChat.Bench.Micro;

/// <summary>Small pieces of the hot paths by themselves, with BenchmarkDotNet: time and allocation of one operation.</summary>
internal static class MicroTable
{
    /// <param name="filter">Names of benchmarks to run, with <c>*</c>; empty = all.</param>
    internal static Task RunAsync(string[] filter)
    {
        // In this process: the generated project of the usual way would not find this one's settings.
        var configuration = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "micro"));
        var summaries = BenchmarkSwitcher
            .FromTypes([typeof(TokenBenchmarks), typeof(JournalBenchmarks), typeof(MusicBenchmarks)])
            .Run(["--filter", .. filter is [] ? ["*"] : filter], configuration);
        return KeepAsync([.. summaries]);
    }

    private static Task KeepAsync(Summary[] summaries)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "bench/results")).FullName;
        var log = new AccumulationLogger();
        foreach (var summary in summaries)
            MarkdownExporter.GitHub.ExportToLog(summary, log);
        var figures = summaries.SelectMany(s => s.Reports).Where(r => r.ResultStatistics is not null).Select(r => new
        {
            name = r.BenchmarkCase.Descriptor.DisplayInfo,
            meanNanoseconds = r.ResultStatistics!.Mean,
            standardDeviation = r.ResultStatistics.StandardDeviation,
            bytes = r.GcStats.GetBytesAllocatedPerOperation(r.BenchmarkCase),
        });
        return History.KeepAsync(
            "micro", string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Machine.Words}\n\n{log.GetLog()}"), new { figures });
    }
}
