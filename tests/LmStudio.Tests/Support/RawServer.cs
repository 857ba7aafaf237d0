using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FamilyChat.LmStudio.Tests.Support;

/// <summary>A server that says exactly the bytes it is told to, for what no well-behaved server can be made to do.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawConnection, Task> _serve;
    private readonly ConcurrentBag<Task> _work = [];
    private readonly Task _accepting;

    public RawServer(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Whoever accepts may be between two connections: a listener that is gone is no end it knows.
        await _accepting.InTime();
        _listener.Dispose();
        await Task.WhenAll(_work).InTime();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _work.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = new RawConnection(client, Requests, _stop.Token);
        try
        {
            await _serve(connection);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went, or the test is over.
        }
    }
}

internal sealed record RawRequest(string Head, byte[] Body)
{
    public string Path => Head.Split(' ')[1];

    public string Text => Encoding.UTF8.GetString(Body);
}

internal sealed class RawConnection(TcpClient client, ConcurrentQueue<RawRequest> requests, CancellationToken stop) : IDisposable
{
    private const string StreamHead =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n";

    private readonly NetworkStream _stream = client.GetStream();

    public async Task<RawRequest> ReadAsync()
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await _stream.ReadAsync(one, stop) == 0)
                throw new IOException("the client closed the connection");
            head.Add(one[0]);
        }

        var text = Encoding.ASCII.GetString([.. head]);
        var length = text.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var body = new byte[length is null ? 0 : int.Parse(length[15..], System.Globalization.CultureInfo.InvariantCulture)];
        await _stream.ReadExactlyAsync(body, stop);
        var request = new RawRequest(text, body);
        requests.Enqueue(request);
        return request;
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(byte[] bytes) => await _stream.WriteAsync(bytes, stop);

    public Task StreamHeadAsync() => WriteAsync(StreamHead);

    public Task ChunkAsync(string text) => WriteAsync(Chunk(text));

    /// <summary>A whole reply in one write, so that its end is there when its text is, and the connection is free at once.</summary>
    public Task ReplyAsync(string stream) => WriteAsync(StreamHead + Chunk(stream) + "0\r\n\r\n");

    public Task AnswerAsync(int status, string body, string contentType = "application/json") => WriteAsync(
        $"HTTP/1.1 {status} X\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n";

    /// <summary>Waits until the client has closed its side.</summary>
    public async Task UntilClosedAsync()
    {
        try
        {
            while (await _stream.ReadAsync(new byte[1024], stop) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Closed with bytes still under way is a reset.
        }
    }

    public void Reset()
    {
        client.Client.LingerState = new LingerOption(true, 0);
        client.Dispose();
    }

    public void Dispose() => client.Dispose();
}
