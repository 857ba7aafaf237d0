using System.IO.Compression;
using System.Security.Claims;
using FamilyChat.Actors;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Conversations.Export;

/// <summary>Copies of one's own conversations to keep: one of them, or all as a zip.</summary>
public static class ExportEndpoints
{
    private static readonly Actors.Refusal InvalidFormat = new("invalid-format", "A format is markdown, html, json or text.");

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").RequireAuthorization(AccessPolicies.Member).AddEndpointFilter<RefusalEndpointFilter>();
        group.MapGet("/conversations/{id}/export", OneAsync);
        group.MapGet("/export", AllAsync);
    }

    private static async Task<FileContentHttpResult> OneAsync(
        string id, ClaimsPrincipal user, Household household, TimeProvider time, IOptions<JsonOptions> json, string? format, CancellationToken cancel)
    {
        var chosen = ExportFormat.Find(format ?? "markdown") ?? throw new RefusedException(InvalidFormat);
        var member = new MemberId(user.MemberId());
        var conversation = Ids.Conversation(id);
        var view = ConversationDto.Of(await household.AskAsync<ConversationView>(new GetConversation(member, conversation), cancel));
        await household.AskAsync<Noted>(
            new NoteAccountEvent(member, new ConversationExported(member, conversation, time.GetUtcNow(), chosen.Name)), cancel);
        return TypedResults.File(
            chosen.Write(view, json.Value.SerializerOptions), chosen.ContentType, FileNames.Of(view.Title) + chosen.Extension);
    }

    private static async Task<PushStreamHttpResult> AllAsync(
        ClaimsPrincipal user, Household household, TimeProvider time, IOptions<JsonOptions> json, CancellationToken cancel)
    {
        var member = new MemberId(user.MemberId());
        List<(string Folder, ConversationSummary Summary)> mine = [];
        foreach (var (view, folder) in new[]
        {
            (ConversationListView.Active, ""), (ConversationListView.Archived, "archive/"), (ConversationListView.Trash, "trash/"),
        })
        {
            var list = await household.AskAsync<ConversationList>(new GetConversations(member, view), cancel);
            mine.AddRange(list.Conversations.Select(c => (folder, c)));
        }

        var now = time.GetUtcNow();
        await household.AskAsync<Noted>(new NoteAccountEvent(member, new HistoryExported(member, now, mine.Count)), cancel);
        return TypedResults.Stream(
            body => WriteZipAsync(body, mine, c => household.AskAsync<ConversationView>(new GetConversation(member, c), cancel), json.Value, cancel),
            "application/zip",
            $"familychat-{now:yyyy-MM-dd}.zip");
    }

    /// <summary>Each conversation to read (Markdown) and to keep (JSON), written as it comes.</summary>
    private static async Task WriteZipAsync(
        Stream body,
        List<(string Folder, ConversationSummary Summary)> mine,
        Func<ConversationId, Task<ConversationView>> read,
        JsonOptions json,
        CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        var names = new FileNames();
        foreach (var (folder, summary) in mine)
        {
            if (await TryReadAsync(read, summary.Entry.Id) is not { } view)
                continue;
            var name = names.Unique(folder + FileNames.Of(view.Title));
            foreach (var format in new[] { ExportFormat.Markdown, ExportFormat.Json })
            {
                var entry = zip.CreateEntry(name + format.Extension);
                await using var file = await entry.OpenAsync(cancel);
                await file.WriteAsync(format.Write(view, json.SerializerOptions), cancel);
            }
        }
    }

    /// <summary>Null when it was deleted for good since the list was made.</summary>
    private static async Task<ConversationDto?> TryReadAsync(Func<ConversationId, Task<ConversationView>> read, ConversationId id)
    {
        try
        {
            return ConversationDto.Of(await read(id));
        }
        catch (RefusedException refused) when (refused.Refusal == Actors.Refusal.NotFound)
        {
            return null;
        }
    }
}
