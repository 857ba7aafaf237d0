using System.Text.Json;
using FamilyChat.Bench.Processes;

namespace FamilyChat.Bench.Streaming;

/// <summary>
/// Measures how a reply streams from the model to its readers by every way there is, and writes the figures down. What is compared is
/// measured in turn, so that all of it meets the same noise.
/// </summary>
internal static class StreamingTable
{
    private const int Patient = 100;
    private const int Few = 10;

    /// <summary>Who read one long reply each, at the same time.</summary>
    private const int Readers = 5;

    /// <summary>Bytes a second of the slow reader.</summary>
    private const int Slowly = 1024;

    private static readonly Script Steady = new(200, 20);
    private static readonly Script Flood = new(200, 0);

    /// <summary>5,000 characters at 50 tokens a second.</summary>
    private static readonly Script Long = new(1000, 20, Stamped: false);

    /// <param name="runs">How often each is measured after one run to warm up.</param>
    /// <param name="only">Names of the ways to measure; empty = all.</param>
    internal static async Task PrintAsync(TextWriter output, int runs, IReadOnlyCollection<string> only)
    {
        var folder = Directory.CreateTempSubdirectory("bench-streaming");
        var (model, port) = await SyntheticModel.StartAsync();
        using var _ = model;
        var ways = new List<Way>();
        try
        {
            ways.AddRange(await OpenAsync(folder, port, only));
            var report = new Report(runs, ways.Select(w => w.Name).ToList());
            using var crowd = Helper.StartSelf(Crowd.ChildArgument);
            foreach (var (people, script) in new[] { (Patient, Steady), (Few, Steady), (Few, Flood), (Patient, Flood) })
                report.Add(people, script, await RepeatAsync(crowd, ways, people, script, runs));
            if (ways.Find(w => w.Kind == nameof(Member)) is { } family)
            {
                report.AddBytes("bytes to a browser, 1,000 tokens of 5 characters at 50/s", await MeasureAsync(crowd, family, Readers, Long));
                report.AddBytes("the same to a browser reading 1 kB/s", await MeasureAsync(crowd, family, Readers, Long, Slowly));
            }

            await output.WriteLineAsync(report.Markdown());
            await report.KeepAsync();
        }
        finally
        {
            ways.ForEach(w => w.Dispose());
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Way>> OpenAsync(DirectoryInfo folder, int model, IReadOnlyCollection<string> only)
    {
        bool Wanted(string name) => only.Count == 0 || only.Contains(name, StringComparer.OrdinalIgnoreCase);
        var ways = new List<Way?>();
        if (Wanted("direct"))
            ways.Add(Way.Direct(model));
        if (Wanted("nginx"))
            ways.Add(await Way.NginxAsync(folder, model) ?? Missing("nginx"));
        if (Wanted("flask"))
            ways.Add(await Way.FlaskAsync(Path.Combine(Repository.Root, "bench/peers/flask_relay.py"), model) ?? Missing("Flask-SocketIO"));
        if (Wanted("familychat"))
            ways.Add(await Way.FamilyChatAsync("FamilyChat", PublishedServer.Here, folder, model));
        // Another published program beside it: name=folder.
        foreach (var other in only.Select(o => o.Split('=', 2)).Where(o => o.Length == 2))
            ways.Add(await Way.FamilyChatAsync(other[0], other[1], folder, model));
        return [.. ways.OfType<Way>()];
    }

    private static Way? Missing(string program)
    {
        Console.Error.WriteLine($"{program} is not installed; its column is left out.");
        return null;
    }

    private static async Task<Dictionary<string, List<Seen>>> RepeatAsync(Helper crowd, List<Way> ways, int people, Script script, int runs)
    {
        var seen = ways.ToDictionary(w => w.Name, _ => new List<Seen>(), StringComparer.Ordinal);
        for (var run = 0; run <= runs; run++)
        {
            foreach (var way in ways)
            {
                var one = await MeasureAsync(crowd, way, people, script);
                if (run > 0)
                    seen[way.Name].Add(one);
            }
        }

        return seen;
    }

    private static async Task<Seen> MeasureAsync(Helper crowd, Way way, int people, Script script, int? bytesPerSecond = null)
    {
        var order = new Crowd.Order(way.Kind, way.Port, people, script, way.Server?.Family() ?? [], bytesPerSecond);
        return JsonSerializer.Deserialize<Seen>(await crowd.AnswerAsync(JsonSerializer.Serialize(order)))!;
    }
}
