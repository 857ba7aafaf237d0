using System.Collections.Concurrent;
using FamilyChat.Music.Import;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>Imports under way. One runs at a time, a few may wait; the library keeps the record of those that are over.</summary>
public sealed class Imports(OpenLibrary library, TimeProvider time, ILogger<Imports> log)
{
    private const int Most = 4;

    private readonly ConcurrentDictionary<Guid, Progress> _running = new();

    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    public bool IsFull => _running.Count >= Most;

    /// <summary>Rows read so far; null when no such import is under way.</summary>
    public long? RowsOf(Guid id) => _running.TryGetValue(id, out var progress) ? progress.Rows : null;

    /// <summary>Runs to the end, whatever the end is: the record of the import says what it was.</summary>
    public async Task RunAsync(Guid id, IReadOnlyList<ImportSource> sources, CancellationToken cancel)
    {
        var progress = _running.GetOrAdd(id, _ => new Progress());
        try
        {
            var report = await library.Library.ImportAsync(sources, progress, id, cancel);
            log.LogInformation(
                "Imported {Rows} rows of music in {Milliseconds:0} ms with {Problems} problems",
                report.Rows, report.Elapsed.TotalMilliseconds, report.ProblemCount);
        }
        catch (ImportRefusedException refused)
        {
            log.LogWarning("A music file was refused: {Reason}", refused.Message);
        }
        catch (OperationCanceledException)
        {
            log.LogWarning("A music import was stopped");
        }
        catch (Exception problem)
        {
            // The admin reads of it in the record; whoever waits for the import has nothing to do about it.
            log.LogError(problem, "A music import failed");
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private sealed class Progress : IProgress<ImportProgress>
    {
        private long _rows;

        public long Rows => Interlocked.Read(ref _rows);

        public void Report(ImportProgress value) => Interlocked.Exchange(ref _rows, value.Rows);
    }
}
