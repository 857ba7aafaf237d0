using System.Security.Claims;
using Dapper;
using FamilyChat.Actors;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Audit;

/// <param name="Admin">Who looked.</param>
/// <param name="ConversationId">What at; null for the list of what the member did.</param>
/// <param name="Exported">The admin took a copy.</param>
sealed record PrivacyViewDto(DateTimeOffset At, string Admin, Guid? ConversationId, string? Title, bool Exported);

/// <summary>What the member may know of the admin's looking: when, who, at what.</summary>
static class PrivacyEndpoints
{
    const int Most = 200;

    public static void MapPrivacy(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/privacy/views", ViewsAsync).RequireAuthorization(AccessPolicies.Member);

    static async Task<Ok<List<PrivacyViewDto>>> ViewsAsync(
        ClaimsPrincipal user, AuditQueries queries, JournalReader journal, IMemberDirectory members, AppDatabase database, CancellationToken cancel)
    {
        var me = new MemberId(user.MemberId());
        var looks = (await LooksAsync(queries, journal, new AuditFilter(Member: me, Kind: "viewed"), cancel))
            .Concat(await LooksAsync(queries, journal, new AuditFilter(Member: me, Kind: "exported"), cancel))
            .OrderByDescending(l => l.Look.Sequence)
            .ToList();
        var names = (await members.ListAsync(cancel)).ToDictionary(m => m.Id, m => m.DisplayName);
        var titles = await TitlesAsync(database, looks.Select(l => l.Look.Conversation).OfType<Guid>().Distinct(), cancel);
        return TypedResults.Ok(looks.Select(l => new PrivacyViewDto(
            l.Look.At,
            names.GetValueOrDefault(l.By, l.By.ToString("D")),
            l.Look.Conversation,
            l.Look.Conversation is { } id ? titles.GetValueOrDefault(id) : null,
            l.Look.Kind == "exported")).ToList());
    }

    static async Task<Dictionary<Guid, string>> TitlesAsync(AppDatabase database, IEnumerable<Guid> conversations, CancellationToken cancel)
    {
        using var connection = database.Open();
        var rows = await connection.QueryAsync<(byte[] Id, string Title)>(new CommandDefinition(
            "SELECT id, title FROM audit_conversations WHERE id IN @ids",
            new { ids = conversations.Select(id => new ConversationId(id).Key()) },
            cancellationToken: cancel));
        return rows.ToDictionary(r => AuditKeys.Id(r.Id), r => r.Title);
    }

    /// <summary>
    /// The newest looks. Who looked stands in the event itself; a copy the member took is no look, and however many there are of those,
    /// they hide none.
    /// </summary>
    static async Task<List<(Guid By, AuditRecord Look)>> LooksAsync(
        AuditQueries queries, JournalReader journal, AuditFilter filter, CancellationToken cancel)
    {
        var looks = new List<(Guid By, AuditRecord Look)>();
        IReadOnlyList<AuditRecord> page;
        do
        {
            page = queries.Page(filter, Most);
            var events = await journal.EventsOfAsync(page.Select(l => l.Sequence), cancel);
            looks.AddRange(page.Select(look => (By: Looker(events.GetValueOrDefault(look.Sequence)), look)).Where(l => l.By != Guid.Empty));
            filter = filter with { Before = page.Count > 0 ? page[^1].Sequence : null };
        }
        while (page.Count == Most && looks.Count < Most);
        return looks;
    }

    static Guid Looker(object? happened) => happened switch
    {
        ILookEvent e => e.By.Value,
        ActivityExportedByAdmin e => e.By.Value,
        _ => Guid.Empty,
    };
}
