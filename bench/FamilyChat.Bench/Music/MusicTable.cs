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
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"A library of {library.Current?.Tables[0].Rows ?? songs:N0} songs. Medians of {Runs} runs, with the lowest and the highest."));
            await output.WriteLineAsync();
            await output.WriteLineAsync("| measured | to reach | here | lowest – highest |");
            await output.WriteLineAsync("|---|---|---|---|");
            if (library.Current is null)
                await ImportAsync(output, library, Path.Combine(folder.FullName, "songs.csv"), songs);
            await RowAsync(output, "file on disk, MB", "", [new FileInfo(library.Path).Length / 1e6]);
            await QueriesAsync(output, new SqlGuard(library, new QueryLimits { Time = TimeSpan.FromSeconds(30), Steps = long.MaxValue }, TimeProvider.System));
            await NamesAsync(output, new NameIndex(library));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(TextWriter output, MusicLibrary library, string list, int songs)
    {
        await new SyntheticSongs(songs).WriteAsync(list);
        var import = await library.ImportAsync(new ImportSource(list));
        await RowAsync(output, "import, s", "≤ 60", [import.Elapsed.TotalSeconds]);
    }

    private static async Task QueriesAsync(TextWriter output, SqlGuard guard)
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
            await RowAsync(output, $"“{question}”, ms", "", taken);
        }

        var each = Enumerable.Range(0, Runs).Select(run => Percentile([.. all.Select(taken => taken[run]).Order()], 95)).ToArray();
        await RowAsync(output, "p95 of these queries, ms", "≤ 100", each);
    }

    private static async Task NamesAsync(TextWriter output, NameIndex names)
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

            await RowAsync(output, $"names in “{question}”, ms", "", taken);
        }
    }

    private static double Percentile(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * percent / 100.0) - 1)];

    private static Task RowAsync(TextWriter output, string what, string toReach, double[] taken)
    {
        Array.Sort(taken);
        return output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {toReach} | {taken[taken.Length / 2]:0.#} | {taken[0]:0.#} – {taken[^1]:0.#} |"));
    }
}
