using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Models;
using FamilyChat.Web.ModelServers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Operations.Starting;

/// <summary>Two plain lines for whoever started it: where the page is, and which model answers.</summary>
sealed class Greeting(IServer server, IModelServer modelServer, IOptionsMonitor<ModelServerOptions> options, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        var urls = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        await Console.Out.WriteLineAsync($"FamilyChat {ProductVersion.Current} is at {string.Join(" and ", ListeningAddresses.Of(urls))}");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(Patience);
        try
        {
            await Console.Out.WriteLineAsync(Line(await modelServer.GetStatusAsync(limit.Token), options.CurrentValue.Url));
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            await Console.Out.WriteLineAsync("The model server has not answered yet; messages wait for it.");
        }
    }

    internal static string Line(ModelServerStatus status, string? url)
    {
        var place = string.IsNullOrWhiteSpace(url) ? "http://127.0.0.1:1234" : url;
        return status switch
        {
            { Kind: ModelServerKind.Demo } =>
                "Answers come from the built-in demo model. For a real one start LM Studio's server on this machine, or set LM_STUDIO_URL=http://its-address:1234",
            { State: ModelServerState.Ready } => $"Answers come from {status.Name} at {place} ({Models(status.Models.Count)}).",
            _ => $"{status.Name} at {place}: {status.Detail} Messages wait for it.",
        };
    }

    static string Models(int count) => count == 1 ? "1 model" : $"{count} models";
}
