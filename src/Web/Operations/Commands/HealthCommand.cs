using System.CommandLine;
using FamilyChat.Web.Operations.Doctor;

namespace FamilyChat.Web.Operations.Commands;

/// <summary><c>health</c>: is the server on this machine ready? For a container's health check, where there is no curl.</summary>
static class HealthCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Create()
    {
        var command = new Command("health", "Ask the server on this machine whether it is ready: 0 if it is, 1 if not.");
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(parsed, (output, token) => RunAsync(output, parsed.InvocationConfiguration.Error, token), cancel));
        return command;
    }

    static async Task<int> RunAsync(TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var address = PortCheck.OwnAddresses(CommandSettings.Read(data: null)).FirstOrDefault();
        if (address is null) return 1;
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "health/ready"), cancel);
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancel));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            await error.WriteLineAsync($"Nothing answers at {address}.");
            return 1;
        }
    }
}
