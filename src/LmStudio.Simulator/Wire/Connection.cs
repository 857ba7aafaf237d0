using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>
/// The TCP connection under a request, for the faults that happen there. What was written before has left the server: it buffers no response.
/// </summary>
internal sealed class Connection(HttpContext http)
{
    public CancellationToken Aborted => http.RequestAborted;

    /// <param name="reset">True = RST; false = FIN in the middle of the body.</param>
    public void Close(bool reset)
    {
        if (http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            if (reset)
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            else
                socket.Shutdown(SocketShutdown.Send);
        }
        http.Abort();
    }
}
