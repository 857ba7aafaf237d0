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
            throw new ImportRefusedException(ImportRefusals.NoFile(source.Name));
        if (file.Length > limits.SourceBytes)
            throw new ImportRefusedException(ImportRefusals.FileTooLarge(file.Length / 1_000_000, limits.SourceBytes / 1_000_000));
    }

    private static SheetPlan BestSheet(string path, ImportLimits limits, ImportLog log, CancellationToken cancellation)
    {
        var sheets = ExcelTable.Sheets(path);
        SheetPlan? best = null;
        ImportLog? remarks = null;
        ImportRefusedException? refusal = null;
        foreach (var sheet in sheets)
        {
            try
            {
                var ofSheet = new ImportLog(limits.Problems);
                var plan = SheetPlan.Create(sheet, limits, ofSheet, cancellation);
                if (best is null || plan.Recognised.CompareTo(best.Recognised) > 0)
                    (best, remarks) = (plan, ofSheet);
            }
            catch (ImportRefusedException e)
            {
                refusal ??= e;
            }
        }
        if (best is null)
            throw refusal ?? new ImportRefusedException(ImportRefusals.SpreadsheetEmpty);
        log.ReportAll(remarks!);
        foreach (var sheet in CollectionsMarshal.AsSpan(sheets))
        {
            if (sheet.Name != best.OriginalName)
                log.Report(0, ImportRemarks.SheetLeftOut(sheet.Name, best.OriginalName));
        }
        return best;
    }
}
