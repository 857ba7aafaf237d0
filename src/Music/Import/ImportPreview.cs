using FamilyChat.Music.Library;

namespace FamilyChat.Music.Import;

/// <summary>What an import of a file would make, from its first rows.</summary>
/// <param name="Problems">Those of the file as a whole and of the rows that were looked at.</param>
public sealed record ImportPreview(IReadOnlyList<PreviewTable> Tables, IReadOnlyList<ImportProblem> Problems);

/// <param name="Rows">Rows in all, about; null where they were not counted.</param>
/// <param name="Sample">The first rows, cells as text in the order of the columns.</param>
public sealed record PreviewTable(
    string Name, string OriginalName, long? Rows, IReadOnlyList<PreviewColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Sample);

/// <param name="Name">The name it would get in the library.</param>
/// <param name="OriginalName">The heading in the file.</param>
/// <param name="Type">TEXT, INTEGER or REAL.</param>
/// <param name="Meaning">What it would be taken for, by the admin's word where there is one.</param>
public sealed record PreviewColumn(string Name, string OriginalName, string Type, Meaning Meaning, string Description);
