using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace FamilyChat.Music.Import;

/// <summary>One sheet of an xlsx or xls file. Formulas give the value they had when saved; a merged range gives its value to every cell of it.</summary>
internal sealed class ExcelTable : TextTable
{
    private readonly string _path;
    private readonly int _sheet;

    static ExcelTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private ExcelTable(string path, int sheet, string name) : base(name) => (_path, _sheet) = (path, sheet);

    /// <summary>The sheets of a file that have a cell, in their order.</summary>
    /// <exception cref="ImportRefusedException">It is protected or damaged.</exception>
    public static List<ExcelTable> Sheets(string path)
    {
        return Guarded(() =>
        {
            using var reader = Open(path);
            var sheets = new List<ExcelTable>();
            for (var i = 0; i < reader.ResultsCount; i++, reader.NextResult())
            {
                if (reader.FieldCount > 0)
                    sheets.Add(new ExcelTable(path, i, reader.Name));
            }
            return sheets;
        });
    }

    public override IEnumerable<TextRow> Rows(ImportLog? log, CancellationToken cancellation)
    {
        using var reader = Guarded(() => Open(_path));
        for (var i = 0; i < _sheet; i++)
            reader.NextResult();
        var merged = new MergedCells(reader.MergeCells);
        var cells = Array.Empty<string?>();
        for (var row = 0; Guarded(reader.Read); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (cells.Length != reader.FieldCount)
                cells = new string?[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = merged.Fill(row, i, Text(reader.GetValue(i)));
            yield return new TextRow(row + 1, cells);
        }
    }

    private static IExcelDataReader Open(string path) =>
        ExcelReaderFactory.CreateReader(File.OpenRead(path), new ExcelReaderConfiguration { LeaveOpen = false });

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException e)
        {
            throw new ImportRefusedException(ImportRefusals.SpreadsheetLocked, e);
        }
        catch (Exception e) when (e is ExcelReaderException or System.Xml.XmlException or InvalidDataException or IOException or FormatException or
            ArgumentException or IndexOutOfRangeException or NullReferenceException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            // The reader answers a damaged file with whatever exception it runs into.
            throw new ImportRefusedException(ImportRefusals.SpreadsheetDamaged, e);
        }
    }

    private static string? Text(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        DateTime { Year: 1899 } time => Length(time.TimeOfDay + (time.Date - new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified))),
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => Length(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    // Somebody who types 3:45 into a spreadsheet means minutes and seconds; the spreadsheet makes hours and minutes of it.
    private static string Length(TimeSpan time) => time.Seconds == 0 && time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}
