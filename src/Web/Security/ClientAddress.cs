using System.Net;
using System.Net.Sockets;

namespace FamilyChat.Web.Security;

/// <summary>What counts as one address where requests are counted.</summary>
static class ClientAddress
{
    const int NetworkBytes = 8;

    /// <summary>An IPv4 address, or the /64 network of an IPv6 one: a single customer is given all of it.</summary>
    public static string Key(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
