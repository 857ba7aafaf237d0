using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace FamilyChat.Web.Operations.Starting;

/// <summary>Addresses a person can open: "every address of this machine" becomes its name and its own addresses.</summary>
static class ListeningAddresses
{
    public static IEnumerable<string> Of(IEnumerable<string> urls) => urls.SelectMany(url => Expand(url, OwnAddresses())).Distinct();

    internal static IEnumerable<string> Expand(string url, IEnumerable<string> own)
    {
        if (!Uri.TryCreate(url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri))
            return [url];
        var everywhere = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        return everywhere ? own.Prepend("localhost").Select(host => $"{uri.Scheme}://{host}:{uri.Port}") : [url];
    }

    static IEnumerable<string> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(one => one.OperationalStatus == OperationalStatus.Up && one.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(one => one.GetIPProperties().UnicastAddresses)
        .Where(one => one.Address.AddressFamily == AddressFamily.InterNetwork)
        .Select(one => one.Address.ToString());
}
