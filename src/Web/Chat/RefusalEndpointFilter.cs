using Akka.Actor;
using FamilyChat.Actors;
using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace FamilyChat.Web.Chat;

/// <summary>A refusal over HTTP is problem+json with the same code as on the hub.</summary>
public sealed class RefusalEndpointFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return Of(refused.Refusal);
        }
        catch (AskTimeoutException)
        {
            return Of(Refusal.Unavailable);
        }
    }

    private static ProblemHttpResult Of(Refusal refusal) => Problems.Of(StatusOf(refusal.Code), refusal.Code, refusal.Text);

    private static int StatusOf(string code) => code switch
    {
        "not-found" => Status404NotFound,
        "busy" => Status409Conflict,
        "quiet-hours" or "model-not-allowed" => Status403Forbidden,
        "slow-down" or "daily-limit" => Status429TooManyRequests,
        "message-too-long" => Status413PayloadTooLarge,
        "unavailable" or "not-saved" => Status503ServiceUnavailable,
        _ => Status400BadRequest,
    };
}
