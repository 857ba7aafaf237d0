using System.Runtime.CompilerServices;
using FamilyChat.Music.Import;

namespace FamilyChat.Music.Library;

/// <summary>
/// Watches a file, or a folder of files, for something new to import. It looks at regular intervals instead of asking for notices,
/// which network shares do not send, and waits until nothing has changed between two looks: a file being copied is left alone.
/// </summary>
/// <param name="path">A file or a folder.</param>
/// <param name="interval">Between two looks.</param>
/// <param name="time">What the looks are timed by.</param>
/// <param name="known">The <see cref="SourceStamp"/> of what has been imported already, or null.</param>
public sealed class SourceWatcher(string path, TimeSpan interval, TimeProvider time, string? known = null)
{
    private const int MostFiles = 200;

    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xml", ".db", ".sqlite", ".sqlite3"];

    /// <summary>
    /// Gives all files to import whenever they have changed and settled, the first time as soon as they are seen settled and are not those known.
    /// Ends when the token is cancelled; a folder that is away for a while is waited for.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportSource>> ChangesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval, time);
        var given = known;
        var (seen, files) = Look();
        while (await Tick(timer, cancellation))
        {
            var before = seen;
            (seen, files) = Look();
            if (seen != before || seen == given || files.Count == 0)
                continue;
            given = seen;
            yield return files;
        }
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool IsSource(FileInfo file) =>
        Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && file.Name[0] is not ('.' or '~');

    /// <summary>The files there are, and their stamp.</summary>
    private (string Seen, IReadOnlyList<ImportSource> Files) Look()
    {
        try
        {
            var files = Directory.Exists(path)
                ? new DirectoryInfo(path).EnumerateFiles().Where(IsSource).ToList()
                : new FileInfo(path) is { Exists: true } file ? [file] : [];
            var sources = files.OrderBy(f => f.Name, StringComparer.Ordinal).Take(MostFiles).Select(f => new ImportSource(f.FullName)).ToList();
            return (SourceStamp.Of(sources), sources);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("", []);
        }
    }
}
