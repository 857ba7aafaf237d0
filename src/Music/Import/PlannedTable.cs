using FamilyChat.Music.Library;

namespace FamilyChat.Music.Import;

/// <summary>A column as it will be made.</summary>
internal sealed record PlannedColumn(string Name, string OriginalName, string SqlType, Meaning Meaning, string Description, string? References = null, bool IsKey = false);

/// <summary>A table as it will be made, and its rows. Spreadsheets that share a name are written into one table.</summary>
internal abstract class PlannedTable(string name, string originalName, IReadOnlyList<PlannedColumn> columns) : IDisposable
{
    public string Name { get; } = name;

    public string OriginalName { get; } = originalName;

    public IReadOnlyList<PlannedColumn> Columns { get; } = columns;

    /// <summary>Rows there will be, where that is known beforehand.</summary>
    public virtual long? Total => null;

    /// <summary>The rows, values in the order of the columns: null, long, double or string. The array is used again for the next row.</summary>
    public abstract IEnumerable<object?[]> Read(ImportLog log, CancellationToken cancellation);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
