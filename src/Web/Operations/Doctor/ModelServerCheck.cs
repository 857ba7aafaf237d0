using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Http;
using FamilyChat.LmStudio.Models;
using FamilyChat.Web.ModelServers;

namespace FamilyChat.Web.Operations.Doctor;

/// <summary>Whether a model server answers, and with which models.</summary>
static class ModelServerCheck
{
    const string Local = "http://127.0.0.1:1234";

    public static async Task<IEnumerable<Finding>> LookAsync(IConfiguration configuration, CancellationToken cancel)
    {
        var section = configuration.GetSection(ModelServerOptions.Section);
        var url = section["Url"] ?? configuration["LM_STUDIO_URL"];
        var configured = !string.IsNullOrWhiteSpace(url);
        var options = new LmStudioOptions { Url = configured ? url! : Local, Token = section["Token"] };
        using var http = ModelHttpClient.Create(() => options, TimeProvider.System);
        var status = await new LmStudioClient(http, () => options, TimeProvider.System).GetStatusAsync(cancel);
        return [Judge(status, options.Url, configured)];
    }

    internal static Finding Judge(ModelServerStatus status, string url, bool configured) => status.State switch
    {
        ModelServerState.Ready => new Finding(Grade.Good, "model server", $"{status.Name} at {url}, {status.Models.Count} models"),
        ModelServerState.Unreachable when !configured => new Finding(
            Grade.Note, "model server", $"no LM Studio at {Local}: the built-in demo answers. Start LM Studio's server, or set LM_STUDIO_URL."),
        ModelServerState.Unreachable => new Finding(Grade.Bad, "model server", $"{url} does not answer. Is it started, does it listen on the network, is the address right?"),
        _ => new Finding(Grade.Note, "model server", $"{status.Name} at {url}: {status.Detail}"),
    };
}
