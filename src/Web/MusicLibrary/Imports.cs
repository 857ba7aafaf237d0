using System.Collections.Concurrent;
using FamilyChat.Music.Import;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>Imports under way. One runs at a time, a few may wait; the library keeps the record of those that are over.</summary>
public sealed class Imports(OpenLibrary library, TimeProvider time, ILogger<Imports> log)
{
    private const int Most = 4;

    private readonly ConcurrentDictionary<Guid, RunningImport> _running = new();

    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    public bool IsFull => _running.Count >= Most;

    /// <summary>How far an import is; null when no such import is under way.</summary>
    public RunningImport? Find(Guid id) => _running.GetValueOrDefault(id);

    /// <summary>The id of the import that was begun first, or null.</summary>
    public Guid? First => _running.IsEmpty ? null : _running.Keys.Min();

    /// <summary>Runs to the end, whatever the end is: the record of the import says what it was.</summary>
    /// <param name="temporary">What goes away before the import counts as over.</param>
    public async Task RunAsync(Guid id, IReadOnlyList<ImportSource> sources, CancellationToken cancel, IDisposable? temporary = null)
    {
        using var running = new RunningImport(cancel);
        _running[id] = running;
        try
        {
            var report = await library.Library.ImportAsync(sources, running, id, running.Stopped);
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
            temporary?.Dispose();
            _running.TryRemove(id, out _);
        }
    }
}
