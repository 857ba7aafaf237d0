using System.Text;
using CsvHelper;

namespace FamilyChat.Music.Import;

/// <summary>A text file of separated values: csv, tsv or txt, with any of the usual separators, line ends and encodings.</summary>
internal sealed class CsvTable : TextTable
{
    private const int SampleLength = 64 * 1024;

    private readonly string _path;
    private readonly Encoding _encoding;
    private readonly CsvReaderOptions _options;
    private readonly long _total;

    /// <exception cref="ImportRefusedException">No table can be read from it.</exception>
    public CsvTable(string path, string name, ImportLimits limits, ImportLog log, CancellationToken cancellation) : base(name)
    {
        _path = path;
        _encoding = FileSniffer.TextEncoding(path);
        var sample = Sample(path, _encoding);
        var isUnquoted = Separator(sample) == '\t' && !LooksQuoted(sample);
        var broken = 0L;
        _options = new CsvReaderOptions
        {
            HasHeader = false,
            Mode = isUnquoted ? CsvMode.NoEscape : CsvMode.Rfc4180,
            MaxRecordSize = limits.RecordBytes,
            BufferSize = 128 * 1024,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = problem => broken = problem.Reason == CsvMalformedReason.UnterminatedQuote ? problem.RecordNumber : broken,
        };
        _total = Survey(_options, ref broken, cancellation);
        if (broken > 0)
        {
            log.Report(broken, ImportRemarks.OpenQuotation);
            _options = _options with { AllowLineBreaksInQuotes = false, OnMalformedRecord = null };
            broken = 0;
            _total = Survey(_options, ref broken, cancellation);
        }
        if (broken > 0)
            throw new ImportRefusedException(ImportRefusals.RowTooLong(broken));
    }

    public override long? Total => _total;

    public override IEnumerable<TextRow> Rows(ImportLog? log, CancellationToken cancellation)
    {
        using var reader = Open(_options);
        var cells = Array.Empty<string?>();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (cells.Length != reader.FieldCount)
                cells = new string?[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = reader.IsEmpty(i) ? null : reader.GetString(i);
            yield return new TextRow(reader.RowNumber, cells);
        }
    }

    /// <summary>Reads the file once, quickly, for the number of rows and for a quotation mark that would swallow the rest.</summary>
    private long Survey(CsvReaderOptions options, ref long broken, CancellationToken cancellation)
    {
        using var reader = Open(options);
        var rows = 0L;
        try
        {
            while (reader.Read())
            {
                rows++;
                cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (CsvFormatException)
        {
            broken = rows + 1;
        }
        return rows;
    }

    private CsvReader Open(CsvReaderOptions options) =>
        CsvReader.Create(new StreamReader(_path, _encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 128 * 1024), options, leaveOpen: false);

    private static string Sample(string path, Encoding encoding)
    {
        using var reader = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[SampleLength];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }

    private static char Separator(string sample)
    {
        using var reader = CsvReader.FromText(sample, new CsvReaderOptions { HasHeader = false });
        reader.Read();
        return reader.Separator;
    }

    // iTunes writes tabs and no quotation marks at all, so that a title such as "Heroes" keeps its own.
    private static bool LooksQuoted(string sample)
    {
        var line = sample.AsSpan(0, sample.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : sample.Length);
        return line.Contains('"') || sample.Contains("\"\"", StringComparison.Ordinal);
    }
}
