using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Security;

/// <summary>
/// Keeps what is written for a connection but not yet sent small, here and in the kernel. Linux would take megabytes for a reader that
/// does not read: memory that a thousand of them would fill, and for a slow one minutes of text that is old when it arrives.
/// </summary>
sealed class SendBuffers : IConfigureOptions<SocketTransportOptions>
{
    const int Bytes = 2 * 1024;

    // linux/tcp.h; accepted sockets inherit it from the one that listens.
    const int Tcp = 6;
    const int NotSentLowWater = 25;

    public void Configure(SocketTransportOptions options)
    {
        options.MaxWriteBufferSize = Bytes;
        options.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            if (OperatingSystem.IsLinux() && endpoint is IPEndPoint) socket.SetRawSocketOption(Tcp, NotSentLowWater, BitConverter.GetBytes(Bytes));
            return socket;
        };
    }
}
