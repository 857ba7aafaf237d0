namespace FamilyChat.Music.Import;

/// <summary>Why a file cannot be imported at all, each with what to do.</summary>
internal static class ImportRefusals
{
    public static readonly ImportRemark EmptyFile = new("The file is empty. Export the library again and upload the new file.", new("empty-file"));

    public static readonly ImportRemark NoRows = new("The file has no rows. Export the library again and upload the new file.", new("no-rows"));

    public static readonly ImportRemark OnlyHeadings = new("The file has headings and no songs. Export the library again and upload the new file.", new("only-headings"));

    public static readonly ImportRemark NoSongs = new("There are no songs in it. Export the library again and upload the new file.", new("no-songs"));

    public static readonly ImportRemark NoTracks = new(
        "There are no tracks in this file. In Music or iTunes choose File, Library, Export Library and upload that file.", new("no-tracks"));

    public static readonly ImportRemark NoTable = new(
        "This is not a table: save it as csv, tsv, xlsx or an SQLite database and try again.", new("no-table"));

    public static readonly ImportRemark NoSpreadsheet = new("This zip file is not a spreadsheet. Unpack it and upload the table inside.", new("no-spreadsheet"));

    public static readonly ImportRemark SpreadsheetTooLarge = new(
        "The spreadsheet is too large when unpacked. Save it as csv and upload that.", new("spreadsheet-too-large"));

    public static readonly ImportRemark SpreadsheetUnpacksTooFar = new(
        "The spreadsheet unpacks to far more than a table would. Save it as csv and upload that.", new("spreadsheet-unpacks-too-far"));

    public static readonly ImportRemark SpreadsheetDamaged = new(
        "The spreadsheet is damaged. Open it, save it again and upload the new file.", new("spreadsheet-damaged"));

    public static readonly ImportRemark SpreadsheetLocked = new(
        "The spreadsheet is protected by a password. Save it without one and upload it again.", new("spreadsheet-locked"));

    public static readonly ImportRemark SpreadsheetEmpty = new("The spreadsheet is empty. Export the library again and upload the new file.", new("spreadsheet-empty"));

    public static readonly ImportRemark DatabaseEmpty = new("The database has no tables.", new("database-empty"));

    public static readonly ImportRemark DatabaseSlow = new("The database took too long to read.", new("database-slow"));

    public static readonly ImportRemark DatabaseDamaged = new(
        "The database is damaged or protected. Make a fresh copy with the program it comes from and upload that.", new("database-damaged"));

    public static ImportRemark NoFile(string name) => new($"There is no file {name}.", new("no-file", name));

    public static ImportRemark FileTooLarge(long megabytes, long most) => new(
        $"The file has {megabytes} MB; {most} MB are the most that can be imported.", new("file-too-large", Count: megabytes, Most: most));

    public static ImportRemark FileDamagedAt(int line) => new(
        $"The file is damaged at line {line}. Export the library again and upload the new file.", new("file-damaged-at", Count: line));

    public static ImportRemark RowTooLong(long row) => new(
        $"Row {row} is too long to be a row of a table. Check the separators and quotation marks there.", new("row-too-long", Count: row));

    public static ImportRemark TooManyTables(int tables, int most) => new(
        $"The database has {tables} tables; {most} are the most that can be asked about.", new("too-many-tables", Count: tables, Most: most));

    public static ImportRemark TooManyColumns(string table, int columns) => new(
        $"Together the files have {columns} columns for {table}. Import files that are alike.", new("too-many-columns", table, Count: columns));

    public static ImportRemark TooManyRows(long most) => new($"The table has more than {most} rows.", new("too-many-rows", Most: most));
}
