using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Http;
using FamilyChat.LmStudio.Models;
using FamilyChat.Web.ModelServers;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Admin.Settings;

sealed record ConnectionTestRequest(string? Url, string? Token);

/// <param name="Detail">What is wrong, for a person; empty when it is ready.</param>
/// <param name="Code">The same for a page of another language; null when it is ready.</param>
sealed record ConnectionTestResult(bool Ok, string State, string Name, string Detail, string? Code, IReadOnlyList<string> Models);

/// <summary>Tries an address before it is saved. The token in force goes only to the address in force, never to one that is tried out.</summary>
sealed class ConnectionTest(IOptionsMonitor<ModelServerOptions> inForce, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<ConnectionTestResult> TryAsync(ConnectionTestRequest request, CancellationToken cancel)
    {
        var current = inForce.CurrentValue;
        var token = string.IsNullOrEmpty(request.Token) && request.Url == current.Url ? current.Token : request.Token;
        var options = new LmStudioOptions { Url = request.Url!, Token = token };
        using var http = ModelHttpClient.Create(() => options, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var status = await new LmStudioClient(http, () => options, time).GetStatusAsync(limit.Token);
            var told = ModelServerDtos.Of(status);
            return new ConnectionTestResult(status.State == ModelServerState.Ready, told.State, told.Name, told.Detail, told.Code, [.. status.Models.Select(m => m.Id)]);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ConnectionTestResult(false, "unreachable", "", "The server did not answer in time.", ModelServerDtos.Code(ModelServerProblem.NoAnswer), []);
        }
    }
}
