using System.Text.Json;
using Dapper;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.Accounts;

static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/preferences").RequireAuthorization(AccessPolicies.Member);
        group.MapGet("", GetAsync);
        group.MapPut("", PutAsync);
    }

    static async Task<Ok<JsonElement>> GetAsync(HttpContext context, AppDatabase database, CancellationToken cancel)
    {
        using var connection = database.Open();
        var stored = await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "SELECT preferences FROM members WHERE id = @id", new { id = context.User.MemberId() }, cancellationToken: cancel));
        return TypedResults.Ok(JsonElement.Parse(stored ?? "{}"));
    }

    static async Task<Results<Ok<JsonElement>, ProblemHttpResult>> PutAsync(
        JsonElement preferences, HttpContext context, AppDatabase database, CancellationToken cancel)
    {
        if (PreferenceRules.Problem(preferences) is { } problem) return Problems.Of(StatusCodes.Status400BadRequest, "invalid-preferences", problem);
        await database.WriteAsync((connection, transaction) => connection.Execute(
            "UPDATE members SET preferences = @text WHERE id = @id",
            new { id = context.User.MemberId(), text = preferences.GetRawText() }, transaction), cancel);
        return TypedResults.Ok(preferences);
    }
}
