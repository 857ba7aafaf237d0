using System.Security.Claims;
using FamilyChat.Actors;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using Microsoft.AspNetCore.Http.HttpResults;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Conversations;

/// <summary>A member's own conversations over HTTP.</summary>
public static class ConversationEndpoints
{
    private const int MostMessages = 5_000;

    private static readonly Actors.Refusal InvalidView = new("invalid-view", "A view is \"active\", \"archived\" or \"trash\".");

    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations").RequireAuthorization(AccessPolicies.Member).AddEndpointFilter<RefusalEndpointFilter>();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapGet("/{id}", GetAsync);
        group.MapPatch("/{id}", ChangeAsync);
        group.MapDelete("/{id}", DeleteAsync);
        group.MapPost("/{id}/restore", RestoreAsync);
    }

    private static async Task<Ok<List<SummaryDto>>> ListAsync(ClaimsPrincipal user, Household household, string? view, CancellationToken cancel)
    {
        var which = view switch
        {
            null or "active" => ConversationListView.Active,
            "archived" => ConversationListView.Archived,
            "trash" => ConversationListView.Trash,
            _ => throw new RefusedException(InvalidView),
        };
        var list = await household.AskAsync<ConversationList>(new GetConversations(new MemberId(user.MemberId()), which), cancel);
        return TypedResults.Ok(list.Conversations.Select(SummaryDto.Of).ToList());
    }

    private static async Task<Created<SummaryDto>> CreateAsync(
        CreateConversationRequest request, ClaimsPrincipal user, Household household, TimeProvider time, CancellationToken cancel)
    {
        var id = request.Key is { } key
            ? BeginningKey.IdFor(user.MemberId(), key)
            : new ConversationId(Guid.CreateVersion7(time.GetUtcNow()));
        var created = await household.AskAsync<ConversationSummary>(
            new CreateConversation(new MemberId(user.MemberId()), id, ChatTasks.Parse(request.Task), request.Title, request.Model), cancel);
        return TypedResults.Created($"/api/conversations/{id}", SummaryDto.Of(created));
    }

    private static async Task<Ok<ConversationDto>> GetAsync(
        string id, ClaimsPrincipal user, Household household, string? before, int? limit, CancellationToken cancel)
    {
        var view = await household.AskAsync<ConversationView>(
            new GetConversation(
                new MemberId(user.MemberId()),
                Ids.Conversation(id),
                Ids.MessageOrNone(before),
                limit is null ? null : Math.Clamp(limit.Value, 1, MostMessages)),
            cancel);
        return TypedResults.Ok(ConversationDto.Of(view));
    }

    private static async Task<Ok<SummaryDto>> ChangeAsync(
        string id, ChangeConversationRequest request, ClaimsPrincipal user, Household household, CancellationToken cancel)
    {
        var changed = await household.AskAsync<ConversationSummary>(
            new ChangeConversation(
                new MemberId(user.MemberId()),
                Ids.Conversation(id),
                request.Title,
                request.Pinned,
                request.Archived,
                request.Model,
                request.Task is null ? null : ChatTasks.Parse(request.Task)),
            cancel);
        return TypedResults.Ok(SummaryDto.Of(changed));
    }

    private static async Task<NoContent> DeleteAsync(string id, ClaimsPrincipal user, Household household, CancellationToken cancel)
    {
        await household.AskAsync<ConversationSummary>(
            new DeleteConversation(new MemberId(user.MemberId()), Ids.Conversation(id)), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<SummaryDto>> RestoreAsync(string id, ClaimsPrincipal user, Household household, CancellationToken cancel)
    {
        var restored = await household.AskAsync<ConversationSummary>(
            new RestoreConversation(new MemberId(user.MemberId()), Ids.Conversation(id)), cancel);
        return TypedResults.Ok(SummaryDto.Of(restored));
    }
}
