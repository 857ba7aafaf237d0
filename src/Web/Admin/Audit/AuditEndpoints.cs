using System.Security.Claims;
using FamilyChat.Actors;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>The family admin's view of everything that happened, and the proof that it is all there.</summary>
static class AuditEndpoints
{
    const int LongestPage = 200;
    const int UsualPage = 50;

    static readonly Actors.Refusal InvalidHash = new("invalid-hash", "A saved hash is 64 hexadecimal digits.");

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/admin").RequireAuthorization(AccessPolicies.Admin).AddEndpointFilter<RefusalEndpointFilter>();
        group.MapGet("/audit", PageAsync);
        group.MapGet("/audit/verify", VerifyAsync).EndsWithSession();
        group.MapGet("/audit/export", ExportAsync).EndsWithSession();
        group.MapPost("/audit/rebuild", RebuildAsync);
        group.MapGet("/conversations/{id}", ConversationAsync);
    }

    static async Task<Ok<AuditPageDto>> PageAsync(
        ClaimsPrincipal admin, AuditQueries queries, AuditDetails details, AdminLooks looks,
        string? user, string? conversation, string? kind, string? q, DateTimeOffset? from, DateTimeOffset? to, long? before, int? limit,
        CancellationToken cancel)
    {
        var filter = new AuditFilter(
            string.IsNullOrEmpty(user) ? null : new MemberId(Ids.Conversation(user).Value),
            string.IsNullOrEmpty(conversation) ? null : Ids.Conversation(conversation),
            string.IsNullOrEmpty(kind) ? null : kind,
            string.IsNullOrWhiteSpace(q) ? null : q,
            from,
            to,
            before);
        var length = Math.Clamp(limit ?? UsualPage, 1, LongestPage);
        var found = await Task.Run(() => queries.Page(filter, length + 1), cancel);
        var shown = found.Take(length).ToList();
        await looks.AtActivityAsync(admin.MemberId(), shown.Select(r => r.Member), cancel);
        return TypedResults.Ok(new AuditPageDto(await details.OfAsync(shown, cancel), found.Count > length));
    }

    /// <summary>Answers once with the result; asked for NDJSON, with a line for each part of the way first.</summary>
    static async Task<Results<Ok<Verification>, PushStreamHttpResult>> VerifyAsync(
        HttpRequest request, AuditVerifier verifier, IOptions<JsonOptions> json, string? hash, CancellationToken cancel)
    {
        var saved = Saved(hash);
        if (!request.Headers.Accept.ToString().Contains(AuditExport.ContentType, StringComparison.OrdinalIgnoreCase))
            return TypedResults.Ok(await verifier.VerifyAsync(saved, progress: null, cancel));
        return TypedResults.Stream(
            body => VerificationLines.WriteAsync(body, verifier, saved, json.Value.SerializerOptions, cancel), AuditExport.ContentType);
    }

    static async Task<PushStreamHttpResult> ExportAsync(
        ClaimsPrincipal admin, AuditExport export, AdminLooks looks, TimeProvider time, CancellationToken cancel)
    {
        await looks.AtExportAsync(admin.MemberId(), cancel);
        return TypedResults.Stream(
            body => export.WriteAsync(body, cancel), AuditExport.ContentType, $"familychat-audit-{time.GetUtcNow():yyyy-MM-dd}.ndjson");
    }

    static async Task<Accepted> RebuildAsync(AuditProjection projection, CancellationToken cancel)
    {
        await projection.RebuildAsync(cancel);
        return TypedResults.Accepted((string?)null);
    }

    static async Task<Results<Ok<Conversations.ConversationDto>, ProblemHttpResult>> ConversationAsync(
        string id, ClaimsPrincipal admin, PastConversations past, AdminLooks looks, DateTimeOffset? at, CancellationToken cancel)
    {
        var conversation = Ids.Conversation(id);
        if (await past.FindAsync(conversation, at, cancel) is not { } found)
            return Problems.NotFound();
        await looks.AtConversationAsync(admin.MemberId(), found.Member, conversation, at, cancel);
        return TypedResults.Ok(found.Conversation);
    }

    static byte[]? Saved(string? hash)
    {
        if (string.IsNullOrWhiteSpace(hash))
            return null;
        var bytes = new byte[Actors.Audit.HashChain.Length];
        return hash.Trim() is { Length: 64 } digits && Convert.FromHexString(digits, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? bytes
            : throw new RefusedException(InvalidHash);
    }
}
