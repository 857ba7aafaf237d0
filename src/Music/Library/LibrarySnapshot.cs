namespace FamilyChat.Music.Library;

/// <summary>One version of the library as it is described to the model and to the admin. It never changes; an import or an edit makes a new one.</summary>
/// <param name="Version">Grows by one with every import and every edit of a meaning; answers are cached under it.</param>
/// <param name="ImportedAt">When its rows came in, UTC.</param>
/// <param name="Source">The name of what was imported.</param>
/// <param name="Stamp">The <see cref="Import.SourceStamp"/> of what was imported; null for an import of an older product.</param>
public sealed record LibrarySnapshot(long Version, DateTimeOffset ImportedAt, string Source, string? Stamp, IReadOnlyList<LibraryTable> Tables)
{
    /// <summary>The same for two versions that have the same tables and columns with the same meanings, so that a saved statement fits both.</summary>
    public string Fingerprint { get; } =
        string.Join(';', Tables.Select(t => t.Name + '(' + string.Join(',', t.Columns.Select(c => $"{c.Name}:{c.Meaning}")) + ')'));

    public IEnumerable<LibraryColumn> Columns => Tables.SelectMany(t => t.Columns);

    /// <summary>The column of a meaning in the first table that has one.</summary>
    public LibraryColumn? Column(Meaning meaning) => Columns.FirstOrDefault(c => c.Meaning == meaning);
}

public sealed record LibraryTable(string Name, string OriginalName, long Rows, IReadOnlyList<LibraryColumn> Columns);

/// <summary>One column: what it holds, how full it is, and what its values look like.</summary>
/// <param name="Table">The table it belongs to.</param>
/// <param name="Name">Its safe name, which statements use.</param>
/// <param name="OriginalName">The heading in the file.</param>
/// <param name="SqlType">TEXT, INTEGER or REAL.</param>
/// <param name="Description">In the words of the admin, else of the importer.</param>
/// <param name="FilledPercent">0 to 100.</param>
/// <param name="Examples">A few values as they are. They come from a stranger's file: show them as data only.</param>
/// <param name="References">The column of another table it points to, as "Table.Column", or null.</param>
/// <param name="IsEdited">What it means was said by the admin.</param>
public sealed record LibraryColumn(
    string Table,
    string Name,
    string OriginalName,
    string SqlType,
    Meaning Meaning,
    string Description,
    int FilledPercent,
    IReadOnlyList<string> Examples,
    string? References,
    bool IsEdited = false);
