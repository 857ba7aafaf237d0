using System.Runtime.InteropServices;

namespace FamilyChat.Music.Import;

/// <summary>Opens files of any supported kind and plans the tables they become.</summary>
internal static class SourceReader
{
    /// <exception cref="ImportRefusedException">A file cannot be imported.</exception>
    public static List<PlannedTable> Plan(ImportSource source, SqliteSource? database, ImportLimits limits, ImportLog log, CancellationToken cancellation)
    {
        if (database is not null)
            return SqlitePlan.All(database, limits, log);
        switch (FileSniffer.Detect(source.Path))
        {
            case FileKind.Xlsx:
                ZipBombCheck.Require(source.Path, limits, cancellation);
                return [BestSheet(source.Path, limits, log, cancellation)];
            case FileKind.Xls:
                return [BestSheet(source.Path, limits, log, cancellation)];
            case FileKind.Plist:
                return [SheetPlan.Create(new PlistTable(source.Path, source.Name, cancellation), limits, log, cancellation)];
            default:
                return [SheetPlan.Create(new CsvTable(source.Path, source.Name, limits, log, cancellation), limits, log, cancellation)];
        }
    }

    /// <summary>Checks what can be checked before a file is read.</summary>
    public static void RequireReadable(ImportSource source, ImportLimits limits)
    {
        var file = new FileInfo(source.Path);
        if (!file.Exists)
            throw new ImportRefusedException($"There is no file {source.Name}.");
        if (file.Length > limits.SourceBytes)
            throw new ImportRefusedException($"The file has {file.Length / 1_000_000} MB; {limits.SourceBytes / 1_000_000} MB are the most that can be imported.");
    }

    private static SheetPlan BestSheet(string path, ImportLimits limits, ImportLog log, CancellationToken cancellation)
    {
        var sheets = ExcelTable.Sheets(path);
        SheetPlan? best = null;
        ImportRefusedException? refusal = null;
        foreach (var sheet in sheets)
        {
            try
            {
                var plan = SheetPlan.Create(sheet, limits, log, cancellation);
                if (best is null || plan.Recognised > best.Recognised)
                    best = plan;
            }
            catch (ImportRefusedException e)
            {
                refusal ??= e;
            }
        }
        if (best is null)
            throw refusal ?? new ImportRefusedException("The spreadsheet is empty. Export the library again and upload the new file.");
        foreach (var sheet in CollectionsMarshal.AsSpan(sheets))
        {
            if (sheet.Name != best.OriginalName)
                log.Report(0, $"The sheet '{sheet.Name}' was left out; the songs were read from '{best.OriginalName}'.");
        }
        return best;
    }
}
