using System.IO.Compression;
using System.Security.Claims;
using System.Text.Json;
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
        group.MapGet("/export", AllAsync).EndsWithSession();
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

    private static async Task<FileStreamHttpResult> AllAsync(
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

        var zip = await ZippedAsync(mine, household, member, json.Value.SerializerOptions, cancel);
        var now = time.GetUtcNow();
        await household.AskAsync<Noted>(new NoteAccountEvent(member, new HistoryExported(member, now, mine.Count)), cancel);
        return TypedResults.Stream(zip, "application/zip", $"familychat-{now:yyyy-MM-dd}.zip");
    }

    /// <summary>
    /// Each conversation to read (Markdown) and to keep (JSON). In a file that is gone when it is closed: whatever fails, fails before the
    /// answer begins, and a slow reader holds no memory.
    /// </summary>
    private static async Task<FileStream> ZippedAsync(
        List<(string Folder, ConversationSummary Summary)> mine, Household household, MemberId member, JsonSerializerOptions json, CancellationToken cancel)
    {
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 81_920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                var names = new FileNames();
                foreach (var (folder, summary) in mine)
                {
                    if (await TryReadAsync(household, new GetConversation(member, summary.Entry.Id), cancel) is { } view)
                        Add(zip, names.Unique(folder + FileNames.Of(view.Title)), view, json);
                }
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static void Add(ZipArchive zip, string name, ConversationDto view, JsonSerializerOptions json)
    {
        foreach (var format in new[] { ExportFormat.Markdown, ExportFormat.Json })
        {
            using var entry = zip.CreateEntry(name + format.Extension).Open();
            entry.Write(format.Write(view, json));
        }
    }

    /// <summary>Null when it was deleted for good since the list was made.</summary>
    private static async Task<ConversationDto?> TryReadAsync(Household household, GetConversation query, CancellationToken cancel)
    {
        try
        {
            return ConversationDto.Of(await household.AskAsync<ConversationView>(query, cancel));
        }
        catch (RefusedException refused) when (refused.Refusal == Actors.Refusal.NotFound)
        {
            return null;
        }
    }
}
