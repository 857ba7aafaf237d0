using FamilyChat.Web.Security;
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
            return Problems.Of(StatusOf(refused.Refusal.Code), refused.Refusal.Code, refused.Refusal.Text);
        }
    }

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
