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
    public static IEnumerable<Uri> OwnAddresses(IConfiguration configuration) => Urls(configuration).Select(Parse).OfType<Uri>().Select(Own);

    static string[] Urls(IConfiguration configuration) =>
        (configuration["ASPNETCORE_URLS"] ?? configuration["URLS"] ?? Default).Split(';', StringSplitOptions.RemoveEmptyEntries);

    static Uri? Parse(string url) => Uri.TryCreate(
        url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) ? uri : null;

    /// <summary>What listens everywhere, or on a name, listens on loopback too; what listens on one address is reached only there.</summary>
    static Uri Own(Uri uri) => new($"{uri.Scheme}://{(Single(uri) is null ? "127.0.0.1" : uri.Host)}:{uri.Port}/");

    static IPAddress? Single(Uri uri) =>
        IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? address : null;

    static async Task<Finding> LookAsync(string url, CancellationToken cancel)
    {
        if (Parse(url) is not { } uri) return new Finding(Grade.Bad, "address", $"{url} is not an address; use one like http://0.0.0.0:5000");
        if (Obstacle(uri) is not { } obstacle) return new Finding(Grade.Good, "address", $"{url} is free for FamilyChat");
        if (obstacle == SocketError.AddressNotAvailable)
            return new Finding(Grade.Bad, "address", $"this machine does not have {uri.Host}: use one of its own addresses, or http://0.0.0.0:{uri.Port} for all");
        if (await IsOursAsync(Own(uri), cancel)) return new Finding(Grade.Good, "address", $"{url} answers: FamilyChat is running there");
        return obstacle == SocketError.AccessDenied
            ? new Finding(Grade.Note, "address", $"port {uri.Port} could not be tried: below 1024 it takes root's leave. Choose one above, or put a reverse proxy in front")
            : new Finding(Grade.Bad, "address", $"port {uri.Port} is taken by another program: stop it, or choose another address with --urls");
    }

    /// <returns>Null when one can listen there.</returns>
    static SocketError? Obstacle(Uri uri)
    {
        try
        {
            using var listener = new TcpListener(Single(uri) ?? (uri.IsLoopback ? IPAddress.Loopback : IPAddress.Any), uri.Port);
            listener.Start();
            return null;
        }
        catch (SocketException problem)
        {
            return problem.SocketErrorCode;
        }
    }

    static async Task<bool> IsOursAsync(Uri address, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "health/live"), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
