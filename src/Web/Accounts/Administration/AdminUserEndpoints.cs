using System.Text.Json;
using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.Accounts;

static class AdminUserEndpoints
{
    public static void MapAdminUsers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/admin/users").RequireAuthorization(AccessPolicies.Admin);
        group.MapGet("", ListAsync);
        group.MapPost("", AddAsync);
        group.MapPatch("{id:guid}", ChangeAsync);
        group.MapPost("{id:guid}/password-reset", ResetPasswordAsync);
        group.MapDelete("{id:guid}/second-factor", RemoveSecondFactorAsync);
    }

    static async Task<Ok<IEnumerable<AdminUserDto>>> ListAsync(MemberStore members, IMemberPolicies policies, CancellationToken cancel)
    {
        var known = await policies.ListAsync(cancel);
        return TypedResults.Ok((await members.ListAsync(cancel)).Select(member => ToDto(member, known)));
    }

    static async Task<Results<Created<UserAnswer>, ProblemHttpResult>> AddAsync(
        AddMemberRequest request, HttpContext context, RegistrationService registration, CancellationToken cancel)
    {
        var outcome = await registration.AddAsync(request, context.User.MemberId(), cancel);
        return outcome.Value is { } account
            ? TypedResults.Created($"/api/admin/users/{account.Id}", new UserAnswer(account.ToDto()))
            : outcome.Refusal!.ToResult(context);
    }

    static async Task<Results<Ok<AdminUserDto>, ProblemHttpResult>> ChangeAsync(
        Guid id, ChangeMemberRequest request, HttpContext context, MemberAdministration administration, IMemberPolicies policies, CancellationToken cancel)
    {
        var policy = request.Policy is { ValueKind: not JsonValueKind.Null } given ? given : (JsonElement?)null;
        if (policy is { } wanted && policies.Problem(wanted) is { } problem)
            return Problems.Of(StatusCodes.Status400BadRequest, "invalid-policy", problem);
        var outcome = await administration.ChangeAsync(id, request, context.User.MemberId(), cancel);
        if (outcome.Value is not { } account) return outcome.Refusal!.ToResult(context);
        if (policy is { } change) await policies.ChangeAsync(id, change, context.User.MemberId(), cancel);
        return TypedResults.Ok(ToDto(account.ToRecord(), await policies.ListAsync(cancel)));
    }

    static async Task<Results<Ok<IssuedCode>, ProblemHttpResult>> ResetPasswordAsync(
        Guid id, HttpContext context, PasswordService passwords, CancellationToken cancel) =>
        await passwords.IssueResetAsync(id, context.User.MemberId(), cancel) is { } issued ? TypedResults.Ok(issued) : Problems.NotFound();

    static async Task<Results<NoContent, ProblemHttpResult>> RemoveSecondFactorAsync(
        Guid id, MemberStore members, SecondFactor secondFactor, CancellationToken cancel)
    {
        if (await members.FindAccountAsync(id, cancel) is not { } account) return Problems.NotFound();
        await secondFactor.RemoveAsync(account, cancel);
        return TypedResults.NoContent();
    }

    static AdminUserDto ToDto(MemberRecord member, IReadOnlyDictionary<Guid, object> policies) => new(
        member.Id, member.UserName, member.DisplayName, member.Role, member.Disabled, member.CreatedAt, policies.GetValueOrDefault(member.Id));
}
