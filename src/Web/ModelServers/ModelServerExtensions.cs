using System.Security.Claims;
using Akka.Actor;
using Akka.Hosting;
using FamilyChat.Actors;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.Users;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Models;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.ModelServers;

public static class ModelServerExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddModelServer(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ModelServerOptions>()
            .BindConfiguration(ModelServerOptions.Section)
            .Configure<IConfiguration>((options, configuration) => options.Url ??= configuration["LM_STUDIO_URL"])
            .Validate(o => o.Slots is null or (>= 1 and <= 64), $"{ModelServerOptions.Section}:Slots must be between 1 and 64, or left out.")
            .Validate(o => IsAddress(o.Url), $"{ModelServerOptions.Section}:Url (or LM_STUDIO_URL) is not an address; use one like http://192.168.1.20:1234.")
            .ValidateOnStart();
        builder.Services.AddSingleton<DemoServer>();
        builder.Services.AddSingleton<SelectedModelServer>();
        builder.Services.AddSingleton<IModelServer>(services => services.GetRequiredService<SelectedModelServer>());
    }

    public static void MapModels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/models", ListAsync).RequireAuthorization(AccessPolicies.Member).AddEndpointFilter<RefusalEndpointFilter>();

    /// <summary>Empty, or what the client can reach, with or without the scheme.</summary>
    private static bool IsAddress(string? url) => string.IsNullOrWhiteSpace(url)
        || (Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : "http://" + url, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" && address.Host.Length > 0);

    private static async Task<Ok<List<ModelDto>>> ListAsync(
        ClaimsPrincipal user, IRequiredActor<ModelServerActor> modelServer, Household household, CancellationToken cancel)
    {
        var status = await modelServer.ActorRef.Ask<ModelServerStatus>(ModelServerProtocol.GetModelServer.Instance, Patience, cancel);
        var policy = await household.AskAsync<MemberPolicy>(new UserProtocol.GetPolicy(new MemberId(user.MemberId())), cancel);
        return TypedResults.Ok(status.Models
            .Select(m => new ModelDto(m.Id, m.Name, m.State, m.ContextLength, policy.Models is not { Count: > 0 } only || only.Contains(m.Id)))
            .ToList());
    }
}
