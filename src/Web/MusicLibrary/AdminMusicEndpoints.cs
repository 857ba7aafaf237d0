using FamilyChat.Music.Library;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>The family admin's side of the library: what is there, what its columns mean, what came in.</summary>
static class AdminMusicEndpoints
{
    private const int PreviewRows = 20, PreviewCell = 200;

    public static void MapAdminMusic(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/admin/music").RequireAuthorization(AccessPolicies.Admin);
        group.MapGet("", GetAsync);
        group.MapGet("preview", PreviewAsync);
        group.MapGet("meanings", (OpenLibrary library) => TypedResults.Ok((library.Library.Current?.Columns ?? []).Select(ColumnDto.Of).ToList()));
        group.MapPut("meanings", ChangeMeaningAsync);
        group.MapDelete("meanings", ForgetMeaningAsync);
        group.MapImports();
    }

    private static async Task<Ok<LibraryDto>> GetAsync(OpenLibrary library, Imports imports, CancellationToken cancel) =>
        TypedResults.Ok(LibraryDto.Of(library.Library.Current, await library.Library.GetImportsAsync(cancel), imports.First));

    private static async Task<Results<Ok<SampleRows>, ProblemHttpResult>> PreviewAsync(OpenLibrary library, string? table, CancellationToken cancel)
    {
        var current = library.Library.Current;
        var shown = current?.Tables.FirstOrDefault(t => table is null || t.Name == table);
        return shown is null
            ? Problems.NotFound()
            : TypedResults.Ok(await library.Library.GetSampleRowsAsync(shown.Name, PreviewRows, PreviewCell, cancel));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeMeaningAsync(MeaningChange change, OpenLibrary library, CancellationToken cancel)
    {
        if (library.Library.Current?.Columns.Any(c => c.Table == change.Table && c.Name == change.Column) != true)
            return Problems.NotFound();
        await library.Library.EditMeaningAsync(change.Table!, change.Column!, change.Meaning, change.Description ?? "", cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetMeaningAsync(string table, string column, OpenLibrary library, CancellationToken cancel) =>
        await library.Library.ForgetMeaningAsync(table, column, cancel) ? TypedResults.NoContent() : Problems.NotFound();
}
