using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>Who am I; sign in; sign out.</summary>
static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/session", GetAsync);
        routes.MapPost("/api/session", SignInAsync).RequireRateLimiting(RateLimits.Credentials);
        routes.MapDelete("/api/session", SignOutAsync).RequireAuthorization(AccessPolicies.Member);
        routes.MapPost("/api/users", RegisterAsync).RequireRateLimiting(RateLimits.Credentials);
    }

    static async Task<Ok<SessionAnswer>> GetAsync(
        HttpContext context, MemberStore members, IAntiforgery antiforgery, IServerFacts facts, IOptionsMonitor<AccountOptions> options, CancellationToken cancel)
    {
        var user = context.User.IsSignedIn() ? await members.FindAccountAsync(context.User.MemberId(), cancel) : null;
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        var firstRun = user is null && !await members.AnyAsync(cancel);
        var current = options.CurrentValue;
        return TypedResults.Ok(new SessionAnswer(
            user?.ToDto(), token, current.Registration, firstRun, facts.ModelServer, facts.Version, current.Title));
    }

    static async Task<Results<Ok<UserAnswer>, ProblemHttpResult>> SignInAsync(
        SignInRequest request, HttpContext context, SignInService signIn, SessionStarter sessions, CancellationToken cancel)
    {
        var outcome = await signIn.CheckAsync(request, context.Connection.RemoteIpAddress, cancel);
        if (outcome.Value is not { } account) return outcome.Refusal!.ToResult(context);
        await sessions.StartAsync(context, account, request.Remember);
        return TypedResults.Ok(new UserAnswer(account.ToDto()));
    }

    static async Task<NoContent> SignOutAsync(HttpContext context, SessionStarter sessions)
    {
        await sessions.EndAsync(context, SessionEnd.SignedOut);
        return TypedResults.NoContent();
    }

    static async Task<Results<Created<UserAnswer>, ProblemHttpResult>> RegisterAsync(
        RegisterRequest request, HttpContext context, RegistrationService registration, SessionStarter sessions, CancellationToken cancel)
    {
        var outcome = await registration.RegisterAsync(request, context.Connection.RemoteIpAddress, cancel);
        if (outcome.Value is not { } account) return outcome.Refusal!.ToResult(context);
        await sessions.StartAsync(context, account, remember: false);
        return TypedResults.Created("/api/session", new UserAnswer(account.ToDto()));
    }
}

/// <param name="FirstRun">There is no account yet; the next one made is the family admin's.</param>
/// <param name="Title">What the household calls its chat.</param>
sealed record SessionAnswer(
    UserDto? User, string CsrfToken, RegistrationMode Registration, bool FirstRun, ModelServerDto ModelServer, string Version, string Title);
