using System.Globalization;

namespace FamilyChat.Bench.Processes;

/// <summary>A published FamilyChat, as a household runs it, with anybody let in and no limit to what bench may ask of it.</summary>
internal sealed class PublishedServer : IDisposable
{
    private PublishedServer(Helper process, int port)
    {
        Process = process;
        Port = port;
    }

    /// <summary>Where <c>bench/all</c> publishes it.</summary>
    internal static string Here { get; } = Path.Combine(Repository.Root, "artifacts", "app");

    internal Helper Process { get; }

    internal int Port { get; }

    /// <param name="application">The folder it was published to.</param>
    /// <param name="data">Its data directory.</param>
    /// <param name="model">The port of a model server; null = none is given, and the built-in demo answers.</param>
    /// <returns>When it is ready.</returns>
    internal static async Task<PublishedServer> StartAsync(string application, string data, int? model = null)
    {
        var port = Helper.FreePort();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FamilyChat__DataDirectory"] = data,
            ["FamilyChat__Registration"] = "open",
            ["FamilyChat__Limits__TitlesByModel"] = "false",
            ["FamilyChat__Limits__RequestsPerMinute"] = "0",
            ["FamilyChat__Limits__CredentialRequestsPerMinute"] = "0",
        };
        if (model is { } server)
            settings["LM_STUDIO_URL"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server}");
        var process = Helper.Start("dotnet", [Path.Combine(application, "FamilyChat.Web.dll"), "--urls", $"http://127.0.0.1:{port}"], settings);
        try
        {
            await process.ReadyAsync(port, "/health/ready");
        }
        catch
        {
            process.Dispose();
            throw;
        }

        return new PublishedServer(process, port);
    }

    public void Dispose() => Process.Dispose();
}
