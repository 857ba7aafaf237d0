using System.Security.Claims;
using System.Text.Json;
using FamilyChat.Actors;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.Admin.Settings;

/// <summary>Settings in the page instead of in a file.</summary>
public static class SettingsEndpoints
{
    /// <summary>Before anything reads the configuration: what is set in the page counts over every other source.</summary>
    public static void AddSettings(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var directory = builder.Configuration[$"{StorageOptions.Section}:DataDirectory"] ?? new StorageOptions().DataDirectory;
        var source = new SettingsSource(Path.GetFullPath(Path.Combine(directory, "app.db")));
        builder.Configuration.Add(source);
        builder.Services.AddSingleton(source);
        builder.Services.AddHostedService<SettingsStartup>();
        builder.Services.AddSingleton<SettingsStore>();
        builder.Services.AddSingleton<ConnectionTest>();
    }

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/admin/settings").RequireAuthorization(AccessPolicies.Admin).AddEndpointFilter<RefusalEndpointFilter>();
        group.MapGet("", (SettingsStore settings) => TypedResults.Ok(settings.Current()));
        group.MapPut("", ChangeAsync);
        group.MapPost("/test", TestAsync);
    }

    static async Task<Results<Ok<ServerSettings>, ProblemHttpResult>> ChangeAsync(
        JsonElement body, ClaimsPrincipal admin, SettingsStore settings, CancellationToken cancel)
    {
        if (Read(body) is not { } wanted)
            return Invalid("These are not settings: a name is unknown, or a value is of the wrong kind.");
        if (wanted.Besides(settings.Current()).Problem() is { } problem)
            return Invalid(problem);
        await settings.ChangeAsync(wanted, new MemberId(admin.MemberId()), cancel);
        return TypedResults.Ok(settings.Current());
    }

    static async Task<Results<Ok<ConnectionTestResult>, ProblemHttpResult>> TestAsync(
        ConnectionTestRequest request, ConnectionTest test, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Url))
            return Invalid("Say which address to try, for example http://192.168.1.20:1234.");
        var wanted = new ServerSettings(null, null, null, null, new ModelServerSettings(request.Url, request.Token, null, null), null);
        return wanted.Problem() is { } problem ? Invalid(problem) : TypedResults.Ok(await test.TryAsync(request, cancel));
    }

    static ServerSettings? Read(JsonElement body)
    {
        try
        {
            return body.ValueKind == JsonValueKind.Object ? body.Deserialize<ServerSettings>(ServerSettings.Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static ProblemHttpResult Invalid(string detail) => Problems.Of(StatusCodes.Status400BadRequest, "invalid-settings", detail);
}
