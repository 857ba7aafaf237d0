using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FamilyChat.Music.Sql;
using SQLitePCL;

namespace FamilyChat.Music.Tests.Sql;

/// <summary>
/// Every statement of Data/hostile.txt, on a library of its own: refused, or contained within its time and a hundred megabytes,
/// with not a byte of the library changed and no file made or held open.
/// </summary>
[Collection(nameof(AloneCollection))]
public sealed class HostileSqlTests
{
    private const long MostBytes = 100_000_000;

    // A shorter limit than the product's, so that forty endless statements do not take a minute. What counts is how far beyond the limit one gets:
    // nobody stops an endless one but the limit, and the margin is a slow machine's last step.
    private static readonly QueryLimits Limits = new() { Time = TimeSpan.FromMilliseconds(250) };
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    /// <summary>Only a statement that waits for something, which costs no processor, takes as long by the clock.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    private static readonly string[] Statements =
        [.. File.ReadLines(TestLibrary.DataPath("hostile.txt")).Skip(1).Select(Unescape)];

    [Fact]
    public void There_are_more_than_two_hundred_of_them() => Assert.InRange(Statements.Distinct(StringComparer.Ordinal).Count(), 200, 1000);

    [Fact]
    public async Task None_of_them_writes_opens_a_file_or_runs_past_its_limits()
    {
        await using var library = await TestLibrary.EmptyAsync(queryLimits: Limits);
        await library.ImportTextAsync("Title,Artist,Year\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"Song {i},Artist {i % 40},{1960 + i % 60}\n")));
        var outside = Path.Combine(library.Folder, "must-not-exist");
        await library.Guard.ExecuteAsync("SELECT count(*) FROM songs");
        var (bytes, files, handles) = (Fingerprint(library), Files(library), OpenFiles());
        var answered = new List<string>();
        foreach (var statement in Statements.Select(s => s.Replace("__OUT__", outside, StringComparison.Ordinal)))
        {
            raw.sqlite3_memory_highwater(1);
            var heap = raw.sqlite3_memory_used();
            var processor = Processor();
            if (await RunAsync(library.Guard, statement).WaitAsync(Hang) is { } result)
                answered.Add(statement + " -> " + result.Rows.Count);
            var used = Processor() - processor;

            Assert.True(used < Limits.Time + Margin, $"{used.TotalSeconds:0.00} s of the processor: {statement}");
            Assert.True(raw.sqlite3_memory_highwater(0) - heap < MostBytes, $"{(raw.sqlite3_memory_highwater(0) - heap) / 1_000_000} MB: {statement}");
            Assert.Equal(files, Files(library));
        }
        Assert.Equal(bytes, Fingerprint(library));
        Assert.Equal(handles, OpenFiles());
        // What is answered reads the library or nothing: it is neither a write nor a look at what is not the family's.
        Assert.DoesNotContain(answered, a => a.Contains("sqlite", StringComparison.OrdinalIgnoreCase) || a.Contains("pragma", StringComparison.OrdinalIgnoreCase) || a.Contains("INTO", StringComparison.Ordinal) || a.Contains("FROM _", StringComparison.Ordinal));
        Assert.DoesNotContain(answered, a => a.Contains("; ", StringComparison.Ordinal));
    }

    /// <summary>Runs a statement even where validation refuses it: execution must not depend on having been asked first.</summary>
    private static async Task<QueryResult?> RunAsync(SqlGuard guard, string statement)
    {
        if (await guard.ValidateAsync(statement) is not SqlVerdict.Valid)
            await Assert.ThrowsAsync<QueryException>(() => guard.ExecuteAsync(statement));
        try
        {
            return await guard.ExecuteAsync(statement);
        }
        catch (QueryException)
        {
            return null;
        }
    }

    // On a busy machine the clock runs on while the query waits for its turn; the processor's time does not.
    private static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    private static string Fingerprint(TestLibrary library) =>
        string.Join(' ', new[] { "music.db", "music.db-wal" }.Select(f => Path.Combine(library.Folder, f)).Where(File.Exists).Select(Hash));

    private static string Hash(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexString(SHA256.HashData(file));
    }

    private static string[] Files(TestLibrary library) => [.. Directory.EnumerateFileSystemEntries(library.Folder).Order(StringComparer.Ordinal)];

    private static string[] OpenFiles() => !OperatingSystem.IsLinux() ? [] :
        [.. Directory.EnumerateFiles("/proc/self/fd").Select(f => File.ResolveLinkTarget(f, returnFinalTarget: false)?.FullName ?? "")
            .Where(t => t.Contains("music.db", StringComparison.Ordinal) || t.Contains("etilqs", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    private static string Unescape(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\' || i + 1 == line.Length)
                text.Append(line[i]);
            else if (line[++i] == 'u')
                (i, _) = (i + 4, text.Append((char)int.Parse(line.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            else
                text.Append(line[i] switch { 'n' => '\n', 't' => '\t', '0' => '\0', var c => c });
        }
        return text.ToString();
    }
}
