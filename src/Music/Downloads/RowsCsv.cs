using CsvHelper;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Downloads;

/// <summary>Rows as a file for a spreadsheet. A text that the spreadsheet would run as a formula is written so that it stays a text.</summary>
public static class RowsCsv
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <summary>Writes a heading and every row, in UTF-8 with a mark, by which spreadsheets know the encoding. The stream stays open.</summary>
    public static async Task WriteAsync(QueryResult result, Stream destination, CancellationToken cancellation = default)
    {
        await using var csv = CsvWriter.Create(destination, Options, leaveOpen: true);
        foreach (var column in result.Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellation);
        foreach (var row in result.Rows)
        {
            foreach (var value in row)
                Write(csv, value);
            await csv.EndRecordAsync(cancellation);
        }
        await csv.FlushAsync(cancellation);
    }

    private static void Write(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case long number: csv.WriteField(number, default); break;
            case double number: csv.WriteField(number, default); break;
            default: csv.WriteField(value as string); break;
        }
    }
}
