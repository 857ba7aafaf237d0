using System.Net;
using System.Net.Sockets;

namespace FamilyChat.Web.Operations.Doctor;

/// <summary>Whether the address to listen on is free, FamilyChat's own, or somebody else's.</summary>
static class PortCheck
{
    const string Default = "http://localhost:5000";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<IEnumerable<Finding>> LookAsync(IConfiguration configuration, CancellationToken cancel)
    {
        List<Finding> findings = [];
        foreach (var url in Urls(configuration)) findings.Add(await LookAsync(url, cancel));
        return findings;
    }

    /// <summary>The configured addresses as this machine itself reaches them.</summary>
    public static IEnumerable<Uri> OwnAddresses(IConfiguration configuration) =>
        Urls(configuration).Select(Parse).OfType<Uri>().Select(uri => new Uri($"{uri.Scheme}://127.0.0.1:{uri.Port}/"));

    static string[] Urls(IConfiguration configuration) =>
        (configuration["ASPNETCORE_URLS"] ?? configuration["URLS"] ?? Default).Split(';', StringSplitOptions.RemoveEmptyEntries);

    static Uri? Parse(string url) => Uri.TryCreate(
        url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) ? uri : null;

    static async Task<Finding> LookAsync(string url, CancellationToken cancel)
    {
        if (Parse(url) is not { } uri) return new Finding(Grade.Bad, "address", $"{url} is not an address; use one like http://0.0.0.0:5000");
        if (IsFree(uri.Port)) return new Finding(Grade.Good, "address", $"{url} is free for FamilyChat");
        return await IsOursAsync(uri, cancel)
            ? new Finding(Grade.Good, "address", $"{url} answers: FamilyChat is running there")
            : new Finding(Grade.Bad, "address", $"port {uri.Port} is taken by another program: stop it, or choose another address with --urls");
    }

    static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static async Task<bool> IsOursAsync(Uri uri, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri($"{uri.Scheme}://127.0.0.1:{uri.Port}/health/live"), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
