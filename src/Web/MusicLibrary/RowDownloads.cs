using System.Security.Claims;
using System.Text;
using FamilyChat.Actors;
using FamilyChat.Music.Downloads;
using FamilyChat.Music.Sql;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Security;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>The rows of a reply as a file. Whose reply it is, the member's actor says, as for everything in a conversation.</summary>
static class RowDownloads
{
    public static void MapRowDownloads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations/{id}/messages/{messageId}")
            .RequireAuthorization(AccessPolicies.Member).AddEndpointFilter<RefusalEndpointFilter>();
        group.MapGet("rows.csv", CsvAsync);
        group.MapGet("rows.m3u8", PlaylistAsync);
    }

    private static async Task<IResult> CsvAsync(
        string id, string messageId, ClaimsPrincipal user, Household household, OpenLibrary library, CancellationToken cancel)
    {
        if (await RowsAsync(id, messageId, user, household, library, cancel) is not { } rows)
            return Problems.NotFound();
        return TypedResults.Stream(body => RowsCsv.WriteAsync(rows, body, cancel), "text/csv; charset=utf-8", "music.csv");
    }

    private static async Task<IResult> PlaylistAsync(
        string id, string messageId, ClaimsPrincipal user, Household household, OpenLibrary library, CancellationToken cancel)
    {
        if (await RowsAsync(id, messageId, user, household, library, cancel) is not { } rows || library.Library.Current is not { } current)
            return Problems.NotFound();
        return Playlist.From(rows, current) is { } playlist
            ? TypedResults.Bytes(Encoding.UTF8.GetBytes(playlist), "application/vnd.apple.mpegurl; charset=utf-8", "music.m3u8")
            : Problems.Of(Status409Conflict, "no-files", "These rows do not say where the music files are. Ask for songs with their location.");
    }

    /// <summary>The rows kept with the reply; all of them read again while the library is still the one that was asked.</summary>
    private static async Task<QueryResult?> RowsAsync(
        string id, string messageId, ClaimsPrincipal user, Household household, OpenLibrary library, CancellationToken cancel)
    {
        var wanted = Ids.Message(messageId);
        var view = await household.AskAsync<ConversationView>(new GetConversation(new MemberId(user.MemberId()), Ids.Conversation(id)), cancel);
        if (view.Messages.FirstOrDefault(m => m.Id == wanted)?.Music is not { Columns.Count: > 0 } music)
            return null;
        var kept = new QueryResult(
            music.Columns, music.Rows, music.RowCount, music.Truncated, TimeSpan.FromMilliseconds(music.ElapsedMs), music.LibraryVersion);
        if (!music.Truncated || library.Library.Current?.Version != music.LibraryVersion)
            return kept;
        try
        {
            return await library.Services.Guard.ExecuteAsync(music.Sql, cancel);
        }
        catch (QueryException)
        {
            return kept;
        }
    }
}
