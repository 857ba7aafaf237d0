using Dapper;
using FamilyChat.Music.Library;
using Microsoft.Data.Sqlite;
using SQLitePCL;

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
            var version = Import(sources, log, progress, cancellation);
            ImportHistory.End(writer, id, "complete", log, why: null, time.GetUtcNow());
            return new ImportReport(id, version, log.Rows, log.Count, log.Problems, time.GetElapsedTime(start));
        }
        catch (Exception e)
        {
            var (state, why) = e switch
            {
                // Stopped while a database was being read or written, which answers with a failure of its own.
                _ when cancellation.IsCancellationRequested => ("stopped", ImportRemarks.Stopped),
                ImportRefusedException refused => ("refused", refused.Remark),
                _ => ("failed", ImportRemarks.Failed),
            };
            ImportHistory.End(writer, id, state, log, why, time.GetUtcNow());
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            ClearTemporary(libraryPath);
            // The log holds all that was written, also what was taken back; a reader in the way leaves that to the next import.
            writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /// <summary>A stop is heard also within a statement that takes long, such as one that makes an index.</summary>
    private long Import(IReadOnlyList<ImportSource> sources, ImportLog log, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var temporary = Directory.CreateDirectory(libraryPath + TemporarySuffix);
        var database = writer.Handle!;
        using var interrupt = cancellation.Register(() => raw.sqlite3_interrupt(database));
        return new LibraryImporter(writer, limits, time).Import(sources, temporary.FullName, log, progress, cancellation);
    }

    /// <summary>Removes private copies of sources, also those a crash left behind.</summary>
    public static void ClearTemporary(string libraryPath)
    {
        if (Directory.Exists(libraryPath + TemporarySuffix))
            Directory.Delete(libraryPath + TemporarySuffix, recursive: true);
    }
}
