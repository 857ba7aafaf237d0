using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>The TCP connection under a request, for the faults that happen there.</summary>
internal sealed class Connection(HttpContext http)
{
    /// <summary>Time for what was written to leave the machine before the connection breaks.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromMilliseconds(30);

    public CancellationToken Aborted => http.RequestAborted;

    /// <param name="reset">True = RST; false = FIN in the middle of the body.</param>
    public async Task CloseAsync(bool reset)
    {
        await Task.Delay(Drain, TimeProvider.System, CancellationToken.None);
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
