namespace FamilyChat.Music.Import;

/// <summary>What an import could not take as it was, and how one ended that nobody refused.</summary>
internal static class ImportRemarks
{
    public static readonly ImportRemark NoHeadings = new(
        "The file has no headings; what the columns are was guessed from what is in them. Please check it under columns.", new("no-headings"));

    public static readonly ImportRemark OpenQuotation = new(
        "A quotation mark is opened and never closed; from here every line was read as a row of its own.", new("open-quotation"));

    public static readonly ImportRemark Stopped = new("The import was stopped; the library is as it was.", new("stopped"));

    public static readonly ImportRemark Failed = new("The import failed; the library is as it was. Please try again.", new("failed"));

    public static readonly ImportRemark Interrupted = new("The server stopped during this import. Please import the file again.", new("interrupted"));

    public static ImportRemark CellsBeyondHeadings(int cells, int headings) => new(
        $"The row has {cells} cells where the headings are {headings}; the last ones were left out.", new("cells-beyond-headings", Count: cells, Most: headings));

    public static ImportRemark CellCut(string column, int length, int most) => new(
        $"{column}: {length} characters were cut to {most}.", new("cell-cut", column, Count: length, Most: most));

    public static ImportRemark CellKeptAsText(string column, string text) => new(
        $"{column}: '{text}' could not be read; it was kept as text.", new("cell-kept-as-text", column, text));

    public static ImportRemark ColumnsBeyondLimit(int columns, int most) => new(
        $"The table has {columns} columns; {most} were taken, those with a known heading first.", new("columns-beyond-limit", Count: columns, Most: most));

    public static ImportRemark ColumnsOfTableBeyondLimit(string table, int columns, int most) => new(
        $"{table} has {columns} columns; the first {most} were taken.", new("columns-of-table-beyond-limit", table, Count: columns, Most: most));

    public static ImportRemark SheetLeftOut(string sheet, string taken) => new(
        $"The sheet '{sheet}' was left out; the songs were read from '{taken}'.", new("sheet-left-out", sheet, taken));

    public static ImportRemark BinaryLeftOut(string column, long values) => new(
        $"{column}: {values} binary values (pictures and the like) were left out.", new("binary-left-out", column, Count: values));
}
