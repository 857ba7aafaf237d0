namespace FamilyChat.Web.Security;

/// <summary>Refuses changing requests and hub connections that another site's page makes in a member's browser.</summary>
sealed class OriginCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!CsrfCheck.IsHub(context) && CsrfCheck.IsSafe(request.Method)) return next(context);
        return OriginRule.Allows(request.Headers.Origin, request.Headers["Sec-Fetch-Site"], request.Host.Value ?? "")
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "foreign-origin", "This request comes from another site's page.");
    }
}
