using FamilyChat.Music.Library;

namespace FamilyChat.Music.Import;

/// <summary>A sheet as the table it becomes: <c>songs</c>, or <c>albums</c> where it has no titles of songs.</summary>
internal sealed class SheetPlan : PlannedTable
{
    private const int SampleRows = 300;

    private readonly TextTable _table;
    private readonly HeaderRow _header;
    private readonly List<SheetColumn> _sheetColumns;
    private readonly ImportLimits _limits;

    private SheetPlan(TextTable table, HeaderRow header, string name, List<SheetColumn> columns, ImportLimits limits)
        : base(name, table.Name, [.. columns.SelectMany(c => c.AsWritten is null ? [c.Typed] : new[] { c.Typed, c.AsWritten })])
    {
        (_table, _header, _sheetColumns, _limits) = (table, header, columns, limits);
    }

    public override long? Total => _table.Total - (_header.Row == 0 ? 0 : _header.Row);

    /// <summary>
    /// How many columns were recognised by their headings, then how many by what is in them, for choosing among the sheets of a file: a
    /// sheet of sums may look like songs, one that says it holds songs does.
    /// </summary>
    public (int Known, int Guessed) Recognised
    {
        get
        {
            var count = _sheetColumns.Count(c => c.Typed.Meaning != Meaning.Other);
            return _header.Row == 0 ? (0, count) : (count, 0);
        }
    }

    /// <exception cref="ImportRefusedException">The sheet has no rows.</exception>
    public static SheetPlan Create(TextTable table, ImportLimits limits, ImportLog log, CancellationToken cancellation)
    {
        var sample = new List<TextRow>();
        foreach (var row in table.Rows(null, cancellation).Take(SampleRows))
            sample.Add(row with { Cells = [.. row.Cells] });
        if (!sample.Exists(r => r.Cells.Any(c => c is not null)))
            throw new ImportRefusedException(ImportRefusals.NoRows);
        var header = HeaderRow.Find(sample);
        if (header.Row == 0)
            log.Report(0, ImportRemarks.NoHeadings);
        var rows = sample.Where(r => r.Number > header.Row).ToList();
        if (rows.Count == 0)
            throw new ImportRefusedException(ImportRefusals.OnlyHeadings);
        var columns = PlanColumns(header, rows, limits, log);
        var hasTitles = columns.Exists(c => c.Typed.Meaning == Meaning.Title) || !columns.Exists(c => c.Typed.Meaning == Meaning.Album);
        return new SheetPlan(table, header, hasTitles ? "songs" : "albums", columns, limits);
    }

    public override IEnumerable<object?[]> Read(ImportLog log, CancellationToken cancellation)
    {
        var values = new object?[Columns.Count];
        var width = _header.Headings.Count;
        foreach (var row in _table.Rows(log, cancellation))
        {
            if (row.Number <= _header.Row || Array.TrueForAll(row.Cells, c => string.IsNullOrWhiteSpace(c)))
                continue;
            if (row.Cells.AsSpan().Length > width && row.Cells.Skip(width).Any(c => c is not null))
                log.Report(row.Number, ImportRemarks.CellsBeyondHeadings(row.Cells.Length, width));
            Fill(values, row, log);
            yield return values;
        }
    }

    private void Fill(object?[] values, TextRow row, ImportLog log)
    {
        var at = 0;
        var cutTo = row.Cells.Sum(c => Math.Min(c?.Length ?? 0, _limits.CellLength)) > _limits.RowLength ? Math.Min(500, _limits.CellLength) : _limits.CellLength;
        foreach (var column in _sheetColumns)
        {
            var text = column.Index < row.Cells.Length ? row.Cells[column.Index]?.Trim() : null;
            if (text?.Length > cutTo)
            {
                log.Report(row.Number, ImportRemarks.CellCut(column.Typed.OriginalName, text.Length, cutTo));
                text = text[..cutTo];
            }
            object? value = null;
            string? written = null;
            if (!string.IsNullOrEmpty(text) && !column.TryRead(text, out value, out written))
                log.Report(row.Number, ImportRemarks.CellKeptAsText(column.Typed.OriginalName, Short(text)));
            values[at++] = value;
            if (column.AsWritten is not null)
                values[at++] = written;
        }
    }

    private static List<SheetColumn> PlanColumns(HeaderRow header, List<TextRow> rows, ImportLimits limits, ImportLog log)
    {
        var mapped = HeaderMapper.Map(header.Headings).Where(h => h.Heading.Length > 0 || rows.Exists(r => h.Index < r.Cells.Length && r.Cells[h.Index] is not null)).ToList();
        if (mapped.Count > limits.Columns)
        {
            log.Report(header.Row, ImportRemarks.ColumnsBeyondLimit(mapped.Count, limits.Columns));
            mapped = [.. mapped.OrderBy(h => h.Field is null).Take(limits.Columns).OrderBy(h => h.Index)];
        }
        var names = new SafeNames();
        // Known names first, so that a heading nobody knows cannot take one of them.
        var known = mapped.Where(h => h.Field is not null).ToDictionary(h => h.Index, h => names.FromIdentifier(h.Field!.Name, "column"));
        var columns = new List<SheetColumn>();
        foreach (var heading in mapped)
        {
            var name = known.TryGetValue(heading.Index, out var own) ? own : names.FromHeading(heading.Heading, $"column_{heading.Index + 1}");
            var textName = heading.Field is null or { Kind: FieldKind.Text } ? null : names.FromIdentifier($"{name}_text", "text");
            var sample = rows.Select(r => heading.Index < r.Cells.Length ? r.Cells[heading.Index]?.Trim() : null).OfType<string>();
            columns.Add(new SheetColumn(heading, name, textName, [.. sample]));
        }
        return columns;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
