using System.Globalization;
using Dapper;
using FamilyChat.Actors;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>One member's use of one day of the household.</summary>
/// <param name="ModelMinutes">How long the model worked for them.</param>
sealed record UsageDto(string Day, Guid UserId, string DisplayName, long Messages, long PromptTokens, long CompletionTokens, double ModelMinutes);

sealed class UsageQueries(AppDatabase database, IMemberDirectory members)
{
    const double MsPerMinute = 60_000;

    public async Task<IReadOnlyList<UsageDto>> BetweenAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var names = (await members.ListAsync(cancel)).ToDictionary(m => m.Id, m => m.DisplayName);
        using var connection = database.Open();
        var rows = await connection.QueryAsync<UsageRow>(new CommandDefinition(
            """
            SELECT day, member, messages, prompt_tokens AS PromptTokens, completion_tokens AS CompletionTokens, model_ms AS ModelMs
            FROM usage_days WHERE day BETWEEN @from AND @to ORDER BY day, member
            """,
            new { from = Day(from), to = Day(to) },
            cancellationToken: cancel));
        return
        [
            .. rows.Select(r => (Row: r, Id: AuditKeys.Id(r.Member))).Select(r => new UsageDto(
                r.Row.Day, r.Id, names.GetValueOrDefault(r.Id, r.Id.ToString("D")), r.Row.Messages, r.Row.PromptTokens, r.Row.CompletionTokens,
                Math.Round(r.Row.ModelMs / MsPerMinute, 2))),
        ];
    }

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

static class UsageEndpoints
{
    const int UsualDays = 30;

    public static void MapUsage(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/admin/usage", async (UsageQueries usage, Func<ChatOptions> options, TimeProvider time, DateOnly? from, DateOnly? to, CancellationToken cancel) =>
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), options().TimeZone).DateTime);
            var end = to ?? today;
            return TypedResults.Ok(await usage.BetweenAsync(from ?? end.AddDays(-Math.Min(UsualDays, end.DayNumber)), end, cancel));
        })
        .RequireAuthorization(AccessPolicies.Admin);
}
