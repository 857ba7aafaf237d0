namespace FamilyChat.Music.Import;

/// <summary>A file to import, and the name people know it by (an upload lies under another name on disk).</summary>
public sealed record ImportSource(string Path, string Name)
{
    public ImportSource(string path) : this(path, System.IO.Path.GetFileName(path))
    {
    }
}

/// <summary>How far an import is. <paramref name="Total"/> is an estimate, null where there is none.</summary>
public sealed record ImportProgress(long Rows, long? Total);

/// <summary>A cell or row that could not be taken as it should, by its row number in the file (the first row is 1; 0 is the file as a whole).</summary>
/// <param name="Said">The same without its words; null for one that was met before there were codes.</param>
public sealed record ImportProblem(long Row, string Message, ImportSaying? Said = null);

/// <summary>What an import did.</summary>
/// <param name="ImportId">Its id in the list of imports.</param>
/// <param name="Version">The library version it made.</param>
/// <param name="ProblemCount">All problems; <paramref name="Problems"/> lists the first of them.</param>
public sealed record ImportReport(Guid ImportId, long Version, long Rows, long ProblemCount, IReadOnlyList<ImportProblem> Problems, TimeSpan Elapsed);

/// <summary>A file that cannot be imported at all. The message is for the admin and says what to do; the library stays as it was.</summary>
public sealed class ImportRefusedException(ImportRemark remark, Exception? cause = null) : Exception(remark.Message, cause)
{
    public ImportRemark Remark { get; } = remark;
}

/// <summary>Bounds of an import. What goes beyond is cut and reported, or refuses the file where cutting would mislead.</summary>
public sealed record ImportLimits
{
    /// <summary>The file as it lies on disk.</summary>
    public long SourceBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>All parts of a spreadsheet file, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Unpacked size over packed size, checked beyond 10 MB: real spreadsheets stay below 40.</summary>
    public int UnpackedRatio { get; init; } = 100;

    /// <summary>The shared texts of a spreadsheet, which have to be held in memory.</summary>
    public long SharedTextBytes { get; init; } = 192L * 1024 * 1024;

    /// <summary>Columns kept of one table; recognised ones come first. With the typed ones it stays below SQLite's limit on a guarded connection.</summary>
    public int Columns { get; init; } = 60;

    /// <summary>Rows of one table.</summary>
    public long Rows { get; init; } = 5_000_000;

    /// <summary>UTF-16 code units of one cell.</summary>
    public int CellLength { get; init; } = 8_000;

    /// <summary>UTF-16 code units of one row: three bytes each must fit a guarded connection's largest row.</summary>
    public int RowLength { get; init; } = 64_000;

    /// <summary>One line of a text file, in bytes; a longer one is an open quotation mark or no table.</summary>
    public int RecordBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Tables of an SQLite file.</summary>
    public int Tables { get; init; } = 60;

    /// <summary>Problems kept of one import; further ones are counted.</summary>
    public int Problems { get; init; } = 1_000;

    /// <summary>Time a stranger's SQLite file may take to be read.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);
}
