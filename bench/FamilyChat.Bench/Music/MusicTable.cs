using System.Diagnostics;
using System.Globalization;
using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using FamilyChat.Music.Names;
using FamilyChat.Music.Sql;

namespace FamilyChat.Bench.Music;

/// <summary>
/// A library of many songs: how long it takes to come in, and what a question costs beside the model. Queries run cold, each on a
/// connection of its own, validated and executed as in the product.
/// </summary>
internal static class MusicTable
{
    private const int Runs = 5;

    /// <param name="kept">A library that is filled where there is none and asked where there is one, so that its import is waited for once; or null.</param>
    public static async Task PrintAsync(TextWriter output, int songs, string? kept)
    {
        var folder = Directory.CreateTempSubdirectory("familychat-bench-music-");
        try
        {
            await using var library = await MusicLibrary.OpenAsync(kept ?? Path.Combine(folder.FullName, "music.db"), new ImportLimits(), TimeProvider.System);
            var table = new Table(output, "music", string.Create(CultureInfo.InvariantCulture, $"a library of {library.Current?.Tables[0].Rows ?? songs:N0} songs, medians of {Runs} runs"));
            if (library.Current is null)
                await ImportAsync(table, library, Path.Combine(folder.FullName, "songs.csv"), songs);
            await table.AddAsync("file on disk, MB", "", [new FileInfo(library.Path).Length / 1e6]);
            await QueriesAsync(table, new SqlGuard(library, new QueryLimits { Time = TimeSpan.FromSeconds(30), Steps = long.MaxValue }, TimeProvider.System));
            await NamesAsync(table, new NameIndex(library));
            await table.KeepAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(Table table, MusicLibrary library, string list, int songs)
    {
        await new SyntheticSongs(songs).WriteAsync(list);
        var import = await library.ImportAsync(new ImportSource(list));
        await table.AddAsync("import, s", "≤ 60", [import.Elapsed.TotalSeconds]);
    }

    private static async Task QueriesAsync(Table table, SqlGuard guard)
    {
        var all = new List<double[]>();
        foreach (var (question, sql) in MusicQuestions.All)
        {
            var taken = new double[Runs];
            for (var run = 0; run < Runs; run++)
            {
                var start = Stopwatch.GetTimestamp();
                var valid = (SqlVerdict.Valid)await guard.ValidateAsync(sql);
                await guard.ExecuteAsync(valid.Sql);
                taken[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            all.Add(taken);
            await table.AddAsync($"“{question}”, ms", "", taken);
        }

        var each = Enumerable.Range(0, Runs).Select(run => Percentile([.. all.Select(taken => taken[run]).Order()], 95)).ToArray();
        await table.AddAsync("p95 of these queries, ms", "≤ 100", each);
    }

    private static async Task NamesAsync(Table table, NameIndex names)
    {
        foreach (var question in MusicQuestions.Named)
        {
            var taken = new double[Runs];
            for (var run = 0; run < Runs; run++)
            {
                var start = Stopwatch.GetTimestamp();
                await names.LinkAsync(question);
                taken[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            await table.AddAsync($"names in “{question}”, ms", "", taken);
        }
    }

    private static double Percentile(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * percent / 100.0) - 1)];
}
