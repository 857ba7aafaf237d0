using System.Globalization;
using FamilyChat.Music.Library;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Import;

/// <summary>One column of a sheet: where its cells are, what they become, and how they are read.</summary>
internal sealed class SheetColumn
{
    private readonly FieldKind _kind;
    private readonly DateCells? _dates;
    private readonly bool _isMilliseconds, _isOfHundred;

    public SheetColumn(MappedHeading heading, string name, string? textName, IEnumerable<string> sample)
    {
        var field = heading.Field;
        Index = heading.Index;
        _kind = field?.Kind ?? FieldKind.Text;
        var key = Fields.Key(heading.Heading);
        _isMilliseconds = key is "totaltime" or "milliseconds" || key.EndsWith("ms", StringComparison.Ordinal);
        _isOfHundred = key == "myrating" || (_kind == FieldKind.Rating && sample.Any(c => CellParser.TryInteger(c, out var n) && n > 10));
        _dates = _kind == FieldKind.Date ? new DateCells(sample) : null;
        Typed = new PlannedColumn(name, heading.Heading, field?.SqlType ?? "TEXT", field?.Meaning ?? Meaning.Other, field?.Description ?? "");
        if (textName is not null)
            AsWritten = new PlannedColumn(textName, heading.Heading, "TEXT", Meaning.AsWritten, $"{name} as written in the file, where that says more");
    }

    public int Index { get; }

    public PlannedColumn Typed { get; }

    /// <summary>The column for what a typed one cannot hold; null for a text column, which holds everything.</summary>
    public PlannedColumn? AsWritten { get; }

    /// <summary>Reads a cell. <paramref name="written"/> is the text again where the value does not say all of it.</summary>
    /// <returns>False where the text is not of the column's kind.</returns>
    public bool TryRead(string text, out object? value, out string? written)
    {
        written = null;
        if (_kind == FieldKind.Text)
        {
            value = TextFold.WellFormed(text).Normalize();
            return true;
        }
        var isRead = TryTyped(text, out value);
        if (Convert.ToString(value, CultureInfo.InvariantCulture) != text)
            written = text;
        return isRead;
    }

    private bool TryTyped(string text, out object? value)
    {
        bool isRead;
        switch (_kind)
        {
            case FieldKind.Year:
                isRead = CellParser.TryYear(text, out var year);
                value = year;
                return isRead;
            case FieldKind.Duration:
                isRead = CellParser.TryDuration(text, _isMilliseconds, out var seconds);
                value = seconds;
                return isRead;
            case FieldKind.Rating:
                isRead = CellParser.TryRating(text, _isOfHundred, out var stars);
                value = stars;
                return isRead;
            case FieldKind.Date:
                isRead = _dates!.TryRead(text, out var date);
                value = date;
                return isRead;
            default:
                isRead = CellParser.TryInteger(text, out var number);
                value = number;
                return isRead;
        }
    }
}
