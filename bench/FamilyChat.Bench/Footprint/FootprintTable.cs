using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FamilyChat.Bench.Processes;
using FamilyChat.Bench.Streaming;

namespace FamilyChat.Bench.Footprint;

/// <summary>What the published program costs a small box: its start, its idling, and an evening of a hundred members.</summary>
internal static class FootprintTable
{
    private const int Starts = 5;
    private const int FullStarts = 3;
    private const int Conversations = 10_000;
    private const int AtOnce = 20;
    private const int Evenings = 3;
    private const int Members = 100;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(30);
    private static readonly Script Reply = new(200, 20);

    /// <param name="application">A published program; by default this checkout's.</param>
    internal static async Task PrintAsync(TextWriter output, string? application)
    {
        application ??= PublishedServer.Here;
        var folder = Directory.CreateTempSubdirectory("bench-footprint");
        try
        {
            var table = new Table(output, "footprint", "the published program with its journal on the disk; MB are 1,048,576 bytes");
            await AddStartsAsync(table, application, folder);
            await AddFullStartsAsync(table, application, folder);
            await AddEveningsAsync(table, application, folder);
            await table.KeepAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AddStartsAsync(Table table, string application, DirectoryInfo folder)
    {
        var (ready, processor, memory) = (new List<double>(), new List<double>(), new List<ResidentMemory>());
        for (var run = 0; run < Starts; run++)
        {
            var (server, took) = await StartAsync(application, Data(folder, "start", run));
            using var _ = server;
            ready.Add(took);
            await Task.Delay(Settling);
            processor.Add(ProcessorTime.OfProcess(server.Process.Id) / 1000);
            memory.Add(ResidentMemory.OfProcess(server.Process.Id));
        }

        await table.AddAsync("start to health/ready, empty data, ms", "≤ 600", ready);
        await table.AddAsync("… processor time of the start and 10 s, ms", "", processor);
        await table.AddAsync("… then resident, idle, MB", "≤ 75", [.. memory.Select(m => m.Resident)]);
        await table.AddAsync("… of it mapped files, MB", "", [.. memory.Select(m => m.Mapped)]);
        await table.AddAsync("… private and written, MB", "", [.. memory.Select(m => m.Written)]);
    }

    private static async Task AddFullStartsAsync(Table table, string application, DirectoryInfo folder)
    {
        var data = Data(folder, "full", 0);
        using (var first = await PublishedServer.StartAsync(application, data))
            await FillAsync(first.Port);

        var ready = new List<double>();
        for (var run = 0; run < FullStarts; run++)
        {
            var (server, took) = await StartAsync(application, data);
            using var _ = server;
            ready.Add(took);
        }

        await table.AddAsync($"start to health/ready, {Conversations:N0} conversations, ms", "≤ 1,000", ready);
    }

    private static async Task FillAsync(int port)
    {
        var owner = new Account(port, "grandpa");
        await owner.JoinAsync();
        for (var made = 0; made < Conversations; made += AtOnce)
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => owner.BeginConversationAsync()));
    }

    private static async Task AddEveningsAsync(Table table, string application, DirectoryInfo folder)
    {
        var (chatting, after) = (new List<double>(), new List<double>());
        var (model, port) = await SyntheticModel.StartAsync();
        using var _ = model;
        for (var evening = 0; evening < Evenings; evening++)
        {
            using var server = await PublishedServer.StartAsync(application, Data(folder, "evening", evening), port);
            using (var crowd = Helper.StartSelf(Crowd.ChildArgument))
            {
                var order = JsonSerializer.Serialize(new Crowd.Order(nameof(Member), server.Port, Members, Reply, []));
                await crowd.AnswerAsync(order);
                await crowd.AnswerAsync(order);
                chatting.Add(ResidentMemory.OfProcess(server.Process.Id).Resident);
            }

            await Task.Delay(Afterwards);
            after.Add(ResidentMemory.OfProcess(server.Process.Id).Resident);
        }

        await table.AddAsync($"resident as {Members} members end their second reply, MB", "≤ 110", chatting);
        await table.AddAsync("… 30 s after the last token, MB", "≤ 110", after);
    }

    private static async Task<(PublishedServer Server, double Milliseconds)> StartAsync(string application, string data)
    {
        var begun = Stopwatch.GetTimestamp();
        var server = await PublishedServer.StartAsync(application, data);
        return (server, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    private static string Data(DirectoryInfo folder, string part, int run) =>
        Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{part}{run}"));
}
