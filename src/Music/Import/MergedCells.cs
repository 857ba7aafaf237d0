using ExcelDataReader;

namespace FamilyChat.Music.Import;

/// <summary>Gives the value of a merged range, which the file holds in its first cell only, to all its cells: an album merged over its tracks.</summary>
internal sealed class MergedCells(CellRange[]? ranges)
{
    private readonly Queue<CellRange> _coming = new((ranges ?? []).OrderBy(r => r.FromRow));
    private readonly Dictionary<CellRange, string?> _values = [];
    private readonly List<CellRange> _open = [];
    private int _row = -1;

    /// <summary>The value of a cell. Rows are asked for in their order.</summary>
    public string? Fill(int row, int column, string? own)
    {
        if (row != _row)
            GoTo(row);
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

    private void GoTo(int row)
    {
        _row = row;
        _open.RemoveAll(r => r.ToRow < row);
        while (_coming.TryPeek(out var next) && next.FromRow <= row)
            _open.Add(_coming.Dequeue());
    }
}
