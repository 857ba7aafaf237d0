using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.Accounts;

static class PasswordEndpoints
{
    public static void MapPasswords(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/session/password", ChangeAsync).RequireAuthorization(AccessPolicies.Member).RequireRateLimiting(RateLimits.Credentials);
        routes.MapPost("/api/users/password-reset", ResetAsync).RequireRateLimiting(RateLimits.Credentials);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        ChangePasswordRequest request, HttpContext context, OwnAccount own, PasswordService passwords, CancellationToken cancel)
    {
        var outcome = await own.ConfirmAsync(context, request.Current, cancel);
        if (outcome.Value is not { } account) return outcome.Refusal!.ToResult(context);
        var refusal = await passwords.ChangeAsync(account, context.User.SessionId(), request.New, cancel);
        return refusal is null ? TypedResults.NoContent() : refusal.ToResult(context);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ResetAsync(
        ResetPasswordRequest request, HttpContext context, PasswordService passwords, CancellationToken cancel)
    {
        var refusal = await passwords.ResetAsync(request, context.Connection.RemoteIpAddress, cancel);
        return refusal is null ? TypedResults.NoContent() : refusal.ToResult(context);
    }
}
