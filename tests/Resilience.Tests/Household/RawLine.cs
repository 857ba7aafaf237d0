using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>A hub connection that takes bytes off the network only when told to, over a socket with the smallest buffer.</summary>
sealed class RawLine : IDisposable
{
    readonly ClientWebSocket socket = new();
    readonly SocketsHttpHandler network;
    readonly HttpMessageInvoker invoker;
    readonly StringBuilder text = new();
    readonly byte[] buffer = new byte[512];
    readonly Stopwatch clock = new();
    Socket? connection;

    RawLine(Browser browser)
    {
        network = new SocketsHttpHandler { CookieContainer = browser.Cookies, ConnectCallback = ConnectAsync };
        invoker = new HttpMessageInvoker(network);
    }

    /// <summary>Bytes of frames' content taken so far.</summary>
    public int Bytes { get; private set; }

    /// <summary>Bytes that have come over the line and wait, in this machine's kernel, to be read.</summary>
    public int Arrived => connection!.Available;

    /// <summary>What has been read, frames divided by U+001E.</summary>
    public string Text => text.ToString();

    public static async Task<RawLine> WatchAsync(Browser browser, string conversation)
    {
        var line = new RawLine(browser);
        line.socket.Options.SetRequestHeader("Origin", browser.Origin);
        await line.socket.ConnectAsync(new Uri($"ws://{browser.Address.Authority}/hub/chat"), line.invoker, CancellationToken.None);
        await line.WriteAsync("""{"protocol":"json","version":1}""");
        await line.WriteAsync($$"""{"type":4,"invocationId":"1","target":"Watch","arguments":[{"conversationId":"{{conversation}}"}]}""");
        return line;
    }

    /// <summary>Reads at so many bytes a second until <paramref name="last"/> has been seen.</summary>
    public async Task ReadSlowlyAsync(int bytesPerSecond, string last, CancellationToken cancel)
    {
        clock.Start();
        while (!Text.Contains(last, StringComparison.Ordinal))
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(0, Math.Min(buffer.Length, Math.Max(1, bytesPerSecond / 10))), cancel);
            Bytes += part.Count;
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            var ahead = TimeSpan.FromSeconds((double)Bytes / bytesPerSecond) - clock.Elapsed;
            if (ahead > TimeSpan.Zero)
                await Task.Delay(ahead, cancel);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        invoker.Dispose();
        network.Dispose();
    }

    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        connection = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1, NoDelay = true };
        try
        {
            await connection.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(connection, ownsSocket: true);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    Task WriteAsync(string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
