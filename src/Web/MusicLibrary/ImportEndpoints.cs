using FamilyChat.Music.Import;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>A new library from an uploaded file: looked at before, begun, watched, stopped.</summary>
static class ImportEndpoints
{
    private const int PreviewRows = 8;

    public static void MapImports(this RouteGroupBuilder admin)
    {
        admin.MapPost("preview", PreviewAsync);
        admin.MapPost("import", StartAsync);
        admin.MapGet("import/{id:guid}", GetAsync);
        admin.MapDelete("import/{id:guid}", Stop);
    }

    private static async Task<Results<Ok<PreviewDto>, ProblemHttpResult>> PreviewAsync(
        HttpContext context, OpenLibrary library, Imports imports, PreviewedFiles previewed, DataDirectory data, IOptions<MusicOptions> options)
    {
        var id = imports.NewId();
        var (file, notReceived) = await UploadedFile.ReceiveAsync(context, id, data, options);
        if (file is null)
            return notReceived!;
        var unkept = file;
        try
        {
            var preview = await library.Library.PreviewAsync(file.Source, PreviewRows, context.RequestAborted);
            previewed.Keep(context.User.MemberId(), id, file);
            unkept = null;
            return TypedResults.Ok(new PreviewDto(id, preview.Tables, preview.Problems));
        }
        catch (ImportRefusedException refused)
        {
            var problem = Problems.Of(Status422UnprocessableEntity, "not-music", refused.Message);
            problem.ProblemDetails.Extensions["said"] = refused.Remark.Said;
            return problem;
        }
        finally
        {
            unkept?.Dispose();
        }
    }

    /// <param name="preview">A file that was looked at, in the place of one in the request.</param>
    private static async Task<Results<Accepted<ImportStartedDto>, ProblemHttpResult>> StartAsync(
        HttpContext context, Guid? preview, Imports imports, PreviewedFiles previewed, DataDirectory data, IOptions<MusicOptions> options,
        IHostApplicationLifetime host)
    {
        if (imports.IsFull)
            return Problems.Of(Status429TooManyRequests, "slow-down", "Other imports are waiting. Try again when they are done.");
        var id = imports.NewId();
        var (file, problem) = preview is { } looked
            ? (previewed.Take(context.User.MemberId(), looked), Problems.NotFound())
            : await UploadedFile.ReceiveAsync(context, id, data, options);
        if (file is null)
            return problem!;
        _ = imports.RunAsync(id, [file.Source], host.ApplicationStopping, file);
        return TypedResults.Accepted($"/api/admin/music/import/{id:D}", new ImportStartedDto(id));
    }

    private static async Task<Results<Ok<ImportDto>, ProblemHttpResult>> GetAsync(Guid id, OpenLibrary library, Imports imports, CancellationToken cancel)
    {
        if (imports.Find(id) is { } running)
            return TypedResults.Ok(ImportDto.Of(running));
        var record = (await library.Library.GetImportsAsync(cancel)).FirstOrDefault(i => i.Id == id);
        return record is null
            ? Problems.NotFound()
            : TypedResults.Ok(new ImportDto(
                record.State, record.Rows, null, record.ProblemCount, await library.Library.GetProblemsAsync(id, cancel), record.Message, record.Said));
    }

    private static Results<NoContent, ProblemHttpResult> Stop(Guid id, Imports imports)
    {
        if (imports.Find(id) is not { } running)
            return Problems.NotFound();
        running.Stop();
        return TypedResults.NoContent();
    }
}
