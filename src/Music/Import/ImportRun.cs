using FamilyChat.Music.Library;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Import;

/// <summary>One import from its entry in the list to its end, whatever the end is.</summary>
internal sealed class ImportRun(SqliteConnection writer, string libraryPath, ImportLimits limits, TimeProvider time)
{
    private const string TemporarySuffix = ".importing";

    public ImportReport Run(Guid? importId, IReadOnlyList<ImportSource> sources, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var now = time.GetUtcNow();
        var id = importId ?? Guid.CreateVersion7(now);
        var log = new ImportLog(limits.Problems);
        ImportHistory.Start(writer, id, string.Join(", ", sources.Select(s => s.Name)), now);
        try
        {
            var temporary = Directory.CreateDirectory(libraryPath + TemporarySuffix);
            var version = new LibraryImporter(writer, limits, time).Import(sources, temporary.FullName, log, progress, cancellation);
            ImportHistory.End(writer, id, "complete", log, message: null, time.GetUtcNow());
            return new ImportReport(id, version, log.Rows, log.Count, log.Problems, time.GetElapsedTime(start));
        }
        catch (Exception e)
        {
            var (state, message) = e switch
            {
                ImportRefusedException => ("refused", e.Message),
                OperationCanceledException => ("stopped", "The import was stopped; the library is as it was."),
                _ => ("failed", "The import failed; the library is as it was. Please try again."),
            };
            ImportHistory.End(writer, id, state, log, message, time.GetUtcNow());
            // Stopped while a stranger's database was being read, which answers with a refusal of its own.
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            ClearTemporary(libraryPath);
        }
    }

    /// <summary>Removes private copies of sources, also those a crash left behind.</summary>
    public static void ClearTemporary(string libraryPath)
    {
        if (Directory.Exists(libraryPath + TemporarySuffix))
            Directory.Delete(libraryPath + TemporarySuffix, recursive: true);
    }
}
