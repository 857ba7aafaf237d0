using System.Globalization;
using System.Text.Json;
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
    internal static void Run(string[] filter)
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
        Keep([.. summaries]);
    }

    private static void Keep(Summary[] summaries)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "bench/results")).FullName;
        using (var file = new StreamWriter(Path.Combine(folder, "micro.md"), append: true))
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Machine.Words}\n"));
            using var log = new StreamLogger(file);
            foreach (var summary in summaries)
                MarkdownExporter.GitHub.ExportToLog(summary, log);
        }

        var figures = summaries.SelectMany(s => s.Reports).Where(r => r.ResultStatistics is not null).Select(r => new
        {
            name = r.BenchmarkCase.Descriptor.DisplayInfo,
            meanNanoseconds = r.ResultStatistics!.Mean,
            standardDeviation = r.ResultStatistics.StandardDeviation,
            bytes = r.GcStats.GetBytesAllocatedPerOperation(r.BenchmarkCase),
        });
        var entry = JsonSerializer.Serialize(new { at = TimeProvider.System.GetUtcNow(), machine = Machine.Words, figures });
        File.AppendAllText(Path.Combine(folder, "micro.jsonl"), entry + "\n");
    }
}
