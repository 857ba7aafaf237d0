namespace FamilyChat.Web.Operations.Health;

/// <summary>For whoever watches over the service: alive, and ready to serve. A model server that is away does not make it unready.</summary>
static class HealthExtensions
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Operations").AllowAnonymous().DisableRateLimiting();
        group.MapGet("/live", () => TypedResults.Ok(new LiveAnswer("ok"))).WithSummary("The process answers.");
        group.MapGet("/ready", ReadyAsync).WithSummary("The journal is open, the actors answer, and the page is there.")
            .Produces<ReadyAnswer>().Produces<ReadyAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancel)
    {
        var checks = await readiness.CheckAsync(cancel);
        var ready = checks.Values.All(answer => answer == Readiness.Good);
        return TypedResults.Json(
            new ReadyAnswer(ready ? Readiness.Good : "unavailable", checks),
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

sealed record LiveAnswer(string Status);

/// <param name="Status"><c>ok</c> or <c>unavailable</c>.</param>
/// <param name="Checks">Each <c>ok</c>, or a sentence that says what is wrong.</param>
sealed record ReadyAnswer(string Status, IReadOnlyDictionary<string, string> Checks);
