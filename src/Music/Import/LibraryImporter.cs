using System.Globalization;
using Dapper;
using FamilyChat.Music.Library;
using FamilyChat.Music.Names;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Import;

/// <summary>
/// Replaces the library by what is in some files, in one transaction: who reads sees the old version until the new one is complete,
/// and an import that fails, is stopped or loses its power leaves the old one as it was.
/// </summary>
internal sealed class LibraryImporter(SqliteConnection connection, ImportLimits limits, TimeProvider time)
{
    /// <summary>Writes the new version and gives its number.</summary>
    public long Import(
        IReadOnlyList<ImportSource> sources, string temporaryDirectory, ImportLog log, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var databases = new List<SqliteSource>();
        // Before anything is read: what changes meanwhile shows as a change.
        var stamp = SourceStamp.Of(sources);
        try
        {
            var plans = Plan(sources, temporaryDirectory, databases, log, cancellation);
            using var transaction = connection.BeginTransaction();
            DropLibrary(transaction);
            var ordinal = 0;
            var total = plans.TrueForAll(p => p.Total is not null) ? plans.Sum(p => p.Total) : null;
            foreach (var table in plans.GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase))
                new TableWriter(connection, transaction, table.Key, [.. table]).Write(ordinal++, limits, log, new ImportPace(progress, total), cancellation);
            if (log.Rows == 0)
                throw new ImportRefusedException(ImportRefusals.NoSongs);
            NameIndexBuilder.Build(connection, transaction, cancellation);
            var version = NextVersion(transaction, string.Join(", ", sources.Select(s => s.Name)), stamp);
            cancellation.ThrowIfCancellationRequested();
            transaction.Commit();
            return version;
        }
        finally
        {
            foreach (var database in databases)
                database.Dispose();
        }
    }

    private List<PlannedTable> Plan(
        IReadOnlyList<ImportSource> sources, string temporaryDirectory, List<SqliteSource> databases, ImportLog log, CancellationToken cancellation)
    {
        var plans = new List<PlannedTable>();
        for (var i = 0; i < sources.Count; i++)
        {
            SourceReader.RequireReadable(sources[i], limits);
            SqliteSource? database = null;
            if (FileSniffer.Detect(sources[i].Path) == FileKind.Sqlite)
            {
                var folder = Directory.CreateDirectory(Path.Combine(temporaryDirectory, i.ToString(CultureInfo.InvariantCulture)));
                database = SqliteSource.Open(sources[i].Path, folder.FullName, limits, time, cancellation);
                databases.Add(database);
            }
            plans.AddRange(SourceReader.Plan(sources[i], database, limits, log, cancellation));
        }
        return plans;
    }

    private void DropLibrary(SqliteTransaction transaction)
    {
        foreach (var table in connection.Query<string>("SELECT name FROM _tables", transaction: transaction).ToList())
            connection.Execute($"DROP TABLE {SqliteSource.Quote(table)}", transaction: transaction);
        connection.Execute("DELETE FROM _tables; DELETE FROM _columns", transaction: transaction);
    }

    private long NextVersion(SqliteTransaction transaction, string source, string stamp)
    {
        var version = SnapshotReader.Version(connection, transaction) + 1;
        connection.Execute(
            """
            INSERT INTO _library(id, version, imported_at, source, stamp) VALUES (1, @version, @at, @source, @stamp)
            ON CONFLICT DO UPDATE SET version = @version, imported_at = @at, source = @source, stamp = @stamp
            """,
            new { version, at = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), source, stamp },
            transaction);
        return version;
    }
}
