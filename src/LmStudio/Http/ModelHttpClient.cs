using System.Net;
using System.Net.Sockets;

namespace FamilyChat.LmStudio.Http;

/// <summary>
/// Makes the <see cref="HttpClient"/> a model server needs: silence is normal while it reads a prompt, so nothing here limits a
/// request; it closes idle connections after 5 s, so ours are given up before; it sits on this machine or in the next room, so no
/// proxy stands between and no redirect may carry a family's words elsewhere.
/// </summary>
public static class ModelHttpClient
{
    private const int TailBytes = 4096;

    public static HttpClient Create(Func<LmStudioOptions> options, TimeProvider time) => new(CreateHandler(options, time))
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = HttpVersion.Version11,
    };

    internal static SocketsHttpHandler CreateHandler(Func<LmStudioOptions> options, TimeProvider time) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = Timeout.InfiniteTimeSpan,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, options().ConnectLimit, time, cancellationToken),
        PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new TracedConnection(context.PlaintextStream)),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        // What is left after the last event is one empty chunk: read it and keep the connection.
        MaxResponseDrainSize = TailBytes,
        ResponseDrainTimeout = TimeSpan.FromMilliseconds(250),
        Proxy = new RemoteOnlyProxy(HttpClient.DefaultProxy),
    };

    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint endPoint, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(endPoint.Host, either.Token);
            // LM Studio binds IPv4 only; a refused ::1 costs seconds on some systems.
            await socket.ConnectAsync([.. addresses.OrderBy(a => a.AddressFamily)], endPoint.Port, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException($"no connection within {limit.TotalMilliseconds:0} ms", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
