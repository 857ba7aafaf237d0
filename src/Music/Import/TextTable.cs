using System.Runtime.InteropServices;

namespace FamilyChat.Music.Import;

/// <summary>A row of a spreadsheet as text. <paramref name="Number"/> counts from 1; the cells are valid until the next row.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextRow(long Number, string?[] Cells);

/// <summary>A sheet of text cells, whatever file it comes from. Rows can be read several times, each time from the start.</summary>
internal abstract class TextTable(string name)
{
    public string Name { get; } = name;

    public virtual long? Total => null;

    public abstract IEnumerable<TextRow> Rows(ImportLog? log, CancellationToken cancellation);
}
