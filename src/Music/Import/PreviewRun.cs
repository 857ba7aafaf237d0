using System.Globalization;
using FamilyChat.Music.Library;

namespace FamilyChat.Music.Import;

/// <summary>Plans an import and reads its first rows, without a library to write to. A database is copied first, as for an import.</summary>
internal sealed class PreviewRun(string libraryPath, ImportLimits limits, TimeProvider time)
{
    private const string TemporarySuffix = ".previewing";
    private const int LongestCell = 200;

    /// <param name="edits">What the admin said of columns, which holds for the next file too.</param>
    public ImportPreview Run(
        ImportSource source, int rows, IReadOnlyDictionary<(string Table, string Column), MeaningEdit> edits, CancellationToken cancellation)
    {
        var log = new ImportLog(limits.Problems);
        SqliteSource? database = null;
        try
        {
            SourceReader.RequireReadable(source, limits);
            if (FileSniffer.Detect(source.Path) == FileKind.Sqlite)
                database = SqliteSource.Open(source.Path, Directory.CreateDirectory(libraryPath + TemporarySuffix).FullName, limits, time, cancellation);
            var tables = SourceReader.Plan(source, database, limits, log, cancellation).ConvertAll(plan => Look(plan, rows, edits, log, cancellation));
            return tables.Exists(t => t.Sample.Count > 0)
                ? new ImportPreview(tables, log.Problems)
                : throw new ImportRefusedException(ImportRefusals.NoSongs);
        }
        catch (ImportRefusedException e) when (cancellation.IsCancellationRequested)
        {
            // A stop makes a database answer with a refusal of its own.
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
        finally
        {
            database?.Dispose();
            ClearTemporary(libraryPath);
        }
    }

    /// <summary>Removes private copies of sources, also those a crash left behind.</summary>
    public static void ClearTemporary(string libraryPath)
    {
        if (Directory.Exists(libraryPath + TemporarySuffix))
            Directory.Delete(libraryPath + TemporarySuffix, recursive: true);
    }

    private static PreviewTable Look(
        PlannedTable plan, int rows, IReadOnlyDictionary<(string Table, string Column), MeaningEdit> edits, ImportLog log, CancellationToken cancellation)
    {
        var columns = plan.Columns.Select(c => edits.TryGetValue((plan.Name, c.Name), out var edit)
            ? new PreviewColumn(c.Name, c.OriginalName, c.SqlType, edit.Meaning, edit.Description)
            : new PreviewColumn(c.Name, c.OriginalName, c.SqlType, c.Meaning, c.Description));
        var sample = plan.Read(log, cancellation).Take(rows).Select(values => (IReadOnlyList<string?>)[.. values.Select(Text)]);
        return new PreviewTable(plan.Name, plan.OriginalName, plan.Total, [.. columns], [.. sample]);
    }

    private static string? Text(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return value is null ? null : text!.Length <= LongestCell ? text : text[..LongestCell] + "…";
    }
}
