using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.Accounts;

/// <summary>One's own second factor. Every change asks for the password again: a forgotten open browser must not be enough.</summary>
static class SecondFactorEndpoints
{
    public static void MapSecondFactor(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/session/second-factor").RequireAuthorization(AccessPolicies.Member);
        group.MapGet("", GetAsync);
        group.MapPost("", BeginAsync).RequireRateLimiting(RateLimits.Credentials);
        group.MapPost("confirm", ConfirmAsync).RequireRateLimiting(RateLimits.Credentials);
        group.MapPost("remove", RemoveAsync).RequireRateLimiting(RateLimits.Credentials);
    }

    static async Task<Results<Ok<SecondFactorDto>, ProblemHttpResult>> GetAsync(
        HttpContext context, MemberStore members, SecondFactorStore store, CancellationToken cancel) =>
        await members.FindAccountAsync(context.User.MemberId(), cancel) is { } account
            ? TypedResults.Ok(new SecondFactorDto(account.HasSecondFactor, await store.CountRecoveryCodesAsync(account.Id, cancel)))
            : Problems.NotFound();

    static async Task<Results<Ok<SecondFactorSetup>, ProblemHttpResult>> BeginAsync(
        PasswordRequest request, HttpContext context, OwnAccount own, SecondFactor secondFactor, CancellationToken cancel)
    {
        var outcome = await own.ConfirmAsync(context, request.Password, cancel);
        if (outcome.Value is not { } account) return outcome.Refusal!.ToResult(context);
        return await secondFactor.BeginAsync(account, cancel) is { } setup
            ? TypedResults.Ok(setup)
            : Problems.Of(StatusCodes.Status409Conflict, "second-factor-exists", "This account has a second factor already; remove it first.");
    }

    static async Task<Results<Ok<RecoveryCodesDto>, ProblemHttpResult>> ConfirmAsync(
        CodeRequest request, HttpContext context, MemberStore members, SecondFactor secondFactor, CancellationToken cancel)
    {
        if (await members.FindAccountAsync(context.User.MemberId(), cancel) is not { } account) return Problems.NotFound();
        return await secondFactor.ConfirmAsync(account, request.Code ?? "", cancel) is { } codes
            ? TypedResults.Ok(new RecoveryCodesDto(codes))
            : Problems.Of(StatusCodes.Status400BadRequest, "bad-second-factor", "This code is wrong. Check that the telephone's clock is right.");
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        PasswordRequest request, HttpContext context, OwnAccount own, SecondFactor secondFactor, CancellationToken cancel)
    {
        var outcome = await own.ConfirmAsync(context, request.Password, cancel);
        if (outcome.Value is not { } account) return outcome.Refusal!.ToResult(context);
        await secondFactor.RemoveAsync(account, cancel);
        return TypedResults.NoContent();
    }
}

sealed record PasswordRequest(string? Password);

sealed record CodeRequest(string? Code);

sealed record SecondFactorDto(bool Enabled, int RecoveryCodesLeft);

/// <summary>Shown this once.</summary>
sealed record RecoveryCodesDto(IReadOnlyList<string> RecoveryCodes);
