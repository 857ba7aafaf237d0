using FamilyChat.Music.Import;
using FamilyChat.Music.Library;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>The library as the admin sees it.</summary>
/// <param name="Songs">Rows of its main table.</param>
/// <param name="Running">The import that is under way, or null.</param>
public sealed record LibraryDto(
    string? Source,
    long Songs,
    DateTimeOffset? ImportedAt,
    long Version,
    IReadOnlyList<TableDto> Tables,
    IReadOnlyList<ImportRecord> Imports,
    Guid? Running)
{
    public static LibraryDto Of(LibrarySnapshot? library, IReadOnlyList<ImportRecord> imports, Guid? running) => new(
        library?.Source, SongsOf(library), library?.ImportedAt, library?.Version ?? 0, [.. (library?.Tables ?? []).Select(TableDto.Of)],
        imports, running);

    public static long SongsOf(LibrarySnapshot? library) =>
        library is null ? 0
        : library.Tables.FirstOrDefault(t => t.Columns.Any(c => c.Meaning == Meaning.Title))?.Rows ?? library.Tables.Max(t => t.Rows);
}

public sealed record TableDto(string Name, string OriginalName, long Rows, IReadOnlyList<ColumnDto> Columns)
{
    public static TableDto Of(LibraryTable t) => new(t.Name, t.OriginalName, t.Rows, [.. t.Columns.Select(ColumnDto.Of)]);
}

/// <summary>A line of the meaning map.</summary>
/// <param name="Edited">The admin said it; else the import took it for that.</param>
public sealed record ColumnDto(
    string Table, string Name, string OriginalName, string Type, Meaning Meaning, string Description, int FilledPercent, IReadOnlyList<string> Examples,
    bool Edited)
{
    public static ColumnDto Of(LibraryColumn c) =>
        new(c.Table, c.Name, c.OriginalName, c.SqlType, c.Meaning, c.Description, c.FilledPercent, c.Examples, c.IsEdited);
}

/// <param name="Id">By it the file is imported without being sent again, for some minutes.</param>
public sealed record PreviewDto(Guid Id, IReadOnlyList<PreviewTable> Tables, IReadOnlyList<ImportProblem> Problems);

public sealed record ImportStartedDto(Guid ImportId);

/// <param name="State">running, stopping, complete, refused, stopped, failed or interrupted.</param>
/// <param name="Total">Rows there will be, about; null where that is not known, and when it is over.</param>
/// <param name="Message">What an import that is not complete ended with, in English words that say what to do.</param>
/// <param name="Said">The same without its words, for the languages of the page.</param>
public sealed record ImportDto(string State, long Rows, long? Total, long ProblemCount, IReadOnlyList<ImportProblem> Problems, string? Message, ImportSaying? Said)
{
    public static ImportDto Of(RunningImport import)
    {
        var (rows, total) = import.Reached;
        return new(import.IsStopping ? "stopping" : "running", rows, total, 0, [], null, null);
    }
}

public sealed record MeaningChange(string? Table, string? Column, Meaning Meaning, string? Description);

/// <summary>The library as every member sees it.</summary>
/// <param name="Starters">Questions this library has answers to, in the language asked for.</param>
/// <param name="Locations">The columns that say where a song's file is; rows with one of them make a playlist.</param>
public sealed record MemberLibraryDto(
    string? Source, long Songs, DateTimeOffset? ImportedAt, IReadOnlyList<string> Starters, IReadOnlyList<string> Locations);

public sealed record AliasRequest(string? Said, string? Column, string? Value);
