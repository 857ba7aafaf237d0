using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/admin/invitations").RequireAuthorization(AccessPolicies.Admin);
        group.MapGet("", ListAsync);
        group.MapPost("", InviteAsync);
        group.MapDelete("{id:guid}", RevokeAsync);
    }

    static async Task<Ok<IEnumerable<InvitationDto>>> ListAsync(InvitationStore invitations, CancellationToken cancel) =>
        TypedResults.Ok((await invitations.ListOpenAsync(cancel))
            .Select(one => new InvitationDto(one.Id, one.Role, one.CreatedAt, one.ExpiresAt)));

    static async Task<Ok<IssuedInvitation>> InviteAsync(
        InviteRequest? request, HttpContext context, InvitationStore invitations, TimeProvider time,
        IOptionsMonitor<AccountOptions> options, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var code = SecretCode.NewForPeople();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            Role = request?.Role ?? MemberRole.Adult,
            CreatedAt = now,
            ExpiresAt = now + options.CurrentValue.InvitationLifetime,
        };
        await invitations.InsertAsync(invitation, code, context.User.MemberId(), cancel);
        return TypedResults.Ok(new IssuedInvitation(invitation.Id, code, invitation.Role, invitation.ExpiresAt));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id, HttpContext context, InvitationStore invitations, CancellationToken cancel) =>
        await invitations.RevokeAsync(id, context.User.MemberId(), cancel) ? TypedResults.NoContent() : Problems.NotFound();
}
