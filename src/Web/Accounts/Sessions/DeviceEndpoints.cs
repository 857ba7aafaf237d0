using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.Accounts;

/// <summary>One's own devices: see them, name them, end them ("grandma's old phone").</summary>
static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/sessions").RequireAuthorization(AccessPolicies.Member);
        group.MapGet("", ListAsync);
        group.MapPatch("{id:guid}", NameAsync);
        group.MapDelete("{id:guid}", EndAsync);
    }

    static async Task<Ok<IEnumerable<DeviceDto>>> ListAsync(HttpContext context, SessionStore sessions, CancellationToken cancel)
    {
        var current = context.User.SessionId();
        var own = await sessions.ListAsync(context.User.MemberId(), cancel);
        return TypedResults.Ok(own.Select(session => new DeviceDto(
            session.Id, session.Name ?? session.Device, session.Device, session.Address, session.Id == current, session.Remembered,
            session.CreatedAt, session.LastSeenAt, session.ExpiresAt)));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> NameAsync(
        Guid id, NameDeviceRequest request, HttpContext context, SessionStore sessions, CancellationToken cancel)
    {
        var name = DisplayNameRules.Clean(request.Name);
        if (name is null && !string.IsNullOrWhiteSpace(request.Name)) return Refusal.InvalidDisplayName.ToResult(context);
        return await sessions.NameAsync(context.User.MemberId(), id, name, cancel) ? TypedResults.NoContent() : Problems.NotFound();
    }

    static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, HttpContext context, SessionStore sessions, SessionStarter starter)
    {
        if (id == context.User.SessionId())
        {
            await starter.EndAsync(context, SessionEnd.SignedOut);
            return TypedResults.NoContent();
        }
        return await sessions.EndAsync(context.User.MemberId(), id, SessionEnd.EndedByMember, CancellationToken.None)
            ? TypedResults.NoContent()
            : Problems.NotFound();
    }
}

/// <param name="Name">What the member calls it, else what the browser says it is.</param>
sealed record DeviceDto(
    Guid Id, string Name, string Device, string Address, bool Current, bool Remembered,
    DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt);

/// <param name="Name">Empty gives the device its own name back.</param>
sealed record NameDeviceRequest(string? Name);
