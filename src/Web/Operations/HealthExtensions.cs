using Akka.Actor;
using Akka.Hosting;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio.Models;

namespace FamilyChat.Web.Operations;

/// <summary>For whoever watches over the service: alive, and ready to serve. A model server that is away does not make it unready.</summary>
public static class HealthExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new { status = "ok" }));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IRequiredActor<ModelServerActor> modelServer, CancellationToken cancel)
    {
        var actors = "ok";
        var model = "unknown";
        try
        {
            var server = await modelServer.GetAsync(cancel);
            model = (await server.Ask<ModelServerStatus>(ModelServerProtocol.GetModelServer.Instance, Patience, cancel)).State.ToString();
        }
        catch (AskTimeoutException)
        {
            actors = "slow";
        }

        var answer = new { status = actors, checks = new { actors, modelServer = model } };
        return TypedResults.Json(answer, statusCode: actors == "ok" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
