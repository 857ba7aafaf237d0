using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>
/// A hub connection that takes bytes off the network only when told to, over a socket with the smallest buffer, and asks for what the page
/// asks for. The handshake is written by hand: an HTTP client would read ahead.
/// </summary>
sealed class RawLine : IDisposable
{
    readonly Socket connection;
    readonly WebSocket socket;
    readonly StringBuilder text = new();
    readonly byte[] buffer = new byte[512];
    readonly Stopwatch clock = new();

    RawLine(Socket connection, WebSocket socket) => (this.connection, this.socket) = (connection, socket);

    /// <summary>Bytes of frames' content taken so far.</summary>
    public int Bytes { get; private set; }

    /// <summary>Bytes that have come over the line and wait, in this machine's kernel, to be read.</summary>
    public int Arrived => connection.Available;

    /// <summary>What has been read, frames divided by U+001E.</summary>
    public string Text => text.ToString();

    public static async Task<RawLine> WatchAsync(Browser browser, string conversation)
    {
        var opening = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1, NoDelay = true };
        try
        {
            await opening.ConnectAsync(browser.Address.Host, browser.Address.Port);
            var stream = new NetworkStream(opening, ownsSocket: true);
            await UpgradeAsync(stream, browser);
            var line = new RawLine(opening, WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { KeepAliveInterval = TimeSpan.Zero }));
            await line.WriteAsync("""{"protocol":"json","version":1}""");
            await line.WriteAsync($$"""{"type":4,"invocationId":"1","target":"Watch","arguments":[{"conversationId":"{{conversation}}","brief":true}]}""");
            return line;
        }
        catch
        {
            opening.Dispose();
            throw;
        }
    }

    /// <summary>Reads at so many bytes a second until <paramref name="enough"/> of the text has come.</summary>
    public async Task ReadSlowlyAsync(int bytesPerSecond, Func<string, bool> enough, CancellationToken cancel)
    {
        clock.Start();
        while (!enough(Text))
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
        connection.Dispose();
    }

    static async Task UpgradeAsync(NetworkStream stream, Browser browser)
    {
        string[] request =
        [
            "GET /hub/chat HTTP/1.1", $"Host: {browser.Address.Authority}", $"Origin: {browser.Origin}", $"Cookie: {browser.Cookies.GetCookieHeader(browser.Address)}",
            "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", "",
        ];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", request)));
        var answer = new StringBuilder();
        var one = new byte[1];
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            answer.Append((char)one[0]);
        }

        Assert.StartsWith("HTTP/1.1 101 ", answer.ToString(), StringComparison.Ordinal);
    }

    Task WriteAsync(string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
