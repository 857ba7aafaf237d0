using System.Net.Sockets;
using System.Text;

namespace FamilyChat.Web.Operations.Systemd;

/// <summary>
/// The datagram socket on which a service tells systemd how it is (sd_notify(3)): lines <c>KEY=value</c>, to the path in <c>NOTIFY_SOCKET</c>,
/// where a leading @ stands for the abstract name space.
/// </summary>
static class NotifySocket
{
    public const string Variable = "NOTIFY_SOCKET";

    /// <exception cref="SocketException">Nobody listens there.</exception>
    public static void Send(string path, string message)
    {
        var address = new UnixDomainSocketEndPoint(path is ['@', ..] ? '\0' + path[1..] : path);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(address);
        socket.Send(Encoding.UTF8.GetBytes(message));
    }
}
