using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.SignalR;

namespace FamilyChat.Web.Security;

/// <summary>
/// Every request that changes something carries the token of <c>GET /api/session</c>. Hubs are left to <see cref="OriginCheck"/>: a WebSocket cannot
/// send the header. It runs after authorisation, so that an expired session is told "signed out" and not "bad token".
/// </summary>
sealed class CsrfCheck(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string Header = "X-CSRF-TOKEN";

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request.Method) || IsHub(context) || await HasTokenAsync(context))
        {
            await next(context);
            return;
        }
        await Problems.WriteAsync(
            context, StatusCodes.Status400BadRequest, "csrf", "The request has no valid X-CSRF-TOKEN. Fetch one with GET /api/session and try again.");
    }

    public static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // Without the header Identity's check would look for a form field and read a whole upload for it.
    async Task<bool> HasTokenAsync(HttpContext context) =>
        context.Request.Headers.ContainsKey(Header) && await antiforgery.IsRequestValidAsync(context);

    public static bool IsHub(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null;
}
