using ExcelDataReader;

namespace FamilyChat.Music.Import;

/// <summary>Gives the value of a merged range, which the file holds in its first cell only, to all its cells: an album merged over its tracks.</summary>
internal sealed class MergedCells(CellRange[]? ranges)
{
    private readonly Dictionary<CellRange, string?> _values = [];
    private List<CellRange> _open = [];
    private int _row = -1;

    public string? Fill(int row, int column, string? own)
    {
        if (ranges is null or { Length: 0 })
            return own;
        if (row != _row)
            (_row, _open) = (row, [.. ranges.Where(r => r.FromRow <= row && row <= r.ToRow)]);
        foreach (var range in _open)
        {
            if (column < range.FromColumn || column > range.ToColumn)
                continue;
            if (row == range.FromRow && column == range.FromColumn)
                _values[range] = own;
            return own ?? _values.GetValueOrDefault(range);
        }
        return own;
    }
}
