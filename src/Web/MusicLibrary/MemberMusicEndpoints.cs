using FamilyChat.Music.Library;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>What every member may know of the library and teach it: a starting point, names, and what people call them.</summary>
static class MemberMusicEndpoints
{
    private const int MostStarters = 3, LongestSaid = 100, LongestQuery = 200;

    public static void MapMemberMusic(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/music").RequireAuthorization(AccessPolicies.Member);
        group.MapGet("", GetAsync);
        group.MapGet("names", NamesAsync);
        group.MapPost("aliases", LearnAsync);
        group.MapDelete("aliases", ForgetAsync);
    }

    private static async Task<Ok<MemberLibraryDto>> GetAsync(OpenLibrary library, string? language, CancellationToken cancel)
    {
        var current = library.Library.Current;
        var starters = await library.Services.Names.StartersAsync(MostStarters, language ?? "en", cancel);
        var locations = (current?.Columns ?? []).Where(c => c.Meaning == Meaning.Location && c.FilledPercent > 0).Select(c => c.Name);
        return TypedResults.Ok(new MemberLibraryDto(
            current?.Source, LibraryDto.SongsOf(current), current?.ImportedAt, starters, [.. locations.Distinct(StringComparer.OrdinalIgnoreCase)]));
    }

    private static async Task<Results<Ok<IReadOnlyList<Music.Names.NameLink>>, ProblemHttpResult>> NamesAsync(
        OpenLibrary library, string? q, CancellationToken cancel) =>
        q is { Length: > 0 and <= LongestQuery }
            ? TypedResults.Ok(await library.Services.Names.LinkAsync(q, cancel))
            : Problems.Of(Status400BadRequest, "bad-request", "Say whose name is meant, in at most 200 characters.");

    private static async Task<Results<NoContent, ProblemHttpResult>> LearnAsync(AliasRequest alias, OpenLibrary library, CancellationToken cancel)
    {
        if (alias is not { Said: { Length: > 0 and <= LongestSaid } said, Column: { Length: > 0 } column, Value: { Length: > 0 } value })
            return Problems.Of(Status400BadRequest, "bad-request", "A correction needs the words that were said, a column and a value.");
        return await library.Services.LearnAsync(said, column, value, cancel) ? TypedResults.NoContent() : Problems.NotFound();
    }

    private static async Task<NoContent> ForgetAsync(OpenLibrary library, string said, CancellationToken cancel)
    {
        await library.Services.ForgetAsync(said, cancel);
        return TypedResults.NoContent();
    }
}
