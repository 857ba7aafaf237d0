using System.Security.Claims;
using FamilyChat.Actors;
using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.Search;

public static class SearchEndpoints
{
    const int LongestQuery = 200;
    const int UsualHits = 20;
    const int MostHits = 100;

    public static void AddSearch(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<SearchQueries>();

    /// <summary>A member's own history by words. Nothing typed finds nothing.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search", async (ClaimsPrincipal user, SearchQueries search, string? q, int? limit, CancellationToken cancel) =>
        {
            var typed = q is { Length: > LongestQuery } ? q[..LongestQuery] : q ?? "";
            var member = new MemberId(user.MemberId());
            return TypedResults.Ok(await Task.Run(() => search.Find(member, typed, Math.Clamp(limit ?? UsualHits, 1, MostHits)), cancel));
        }).RequireAuthorization(AccessPolicies.Member);
}
