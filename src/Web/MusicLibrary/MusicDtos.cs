using FamilyChat.Music.Import;
using FamilyChat.Music.Library;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>The library as the admin sees it.</summary>
/// <param name="Songs">Rows of its main table.</param>
public sealed record LibraryDto(
    string? Source,
    long Songs,
    DateTimeOffset? ImportedAt,
    long Version,
    IReadOnlyList<TableDto> Tables,
    IReadOnlyList<ImportRecord> Imports)
{
    public static LibraryDto Of(LibrarySnapshot? library, IReadOnlyList<ImportRecord> imports) => new(
        library?.Source, SongsOf(library), library?.ImportedAt, library?.Version ?? 0, [.. (library?.Tables ?? []).Select(TableDto.Of)], imports);

    public static long SongsOf(LibrarySnapshot? library) =>
        library is null ? 0
        : library.Tables.FirstOrDefault(t => t.Columns.Any(c => c.Meaning == Meaning.Title))?.Rows ?? library.Tables.Max(t => t.Rows);
}

public sealed record TableDto(string Name, string OriginalName, long Rows, IReadOnlyList<ColumnDto> Columns)
{
    public static TableDto Of(LibraryTable t) => new(t.Name, t.OriginalName, t.Rows, [.. t.Columns.Select(ColumnDto.Of)]);
}

/// <summary>A line of the meaning map.</summary>
public sealed record ColumnDto(
    string Table, string Name, string OriginalName, string Type, Meaning Meaning, string Description, int FilledPercent, IReadOnlyList<string> Examples)
{
    public static ColumnDto Of(LibraryColumn c) =>
        new(c.Table, c.Name, c.OriginalName, c.SqlType, c.Meaning, c.Description, c.FilledPercent, c.Examples);
}

public sealed record ImportStartedDto(Guid ImportId);

/// <param name="State">running, complete, refused, stopped, failed or interrupted.</param>
/// <param name="Message">What an import that is not complete ended with, in words that say what to do.</param>
public sealed record ImportDto(string State, long Rows, long ProblemCount, IReadOnlyList<ImportProblem> Problems, string? Message);

public sealed record MeaningChange(string? Table, string? Column, Meaning Meaning, string? Description);

/// <summary>The library as every member sees it.</summary>
/// <param name="Starters">Questions this library has answers to.</param>
public sealed record MemberLibraryDto(string? Source, long Songs, DateTimeOffset? ImportedAt, IReadOnlyList<string> Starters);

public sealed record AliasRequest(string? Said, string? Column, string? Value);
