using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace FamilyChat.Driving;

/// <summary>What the hub refused: SignalR's words with ours behind them.</summary>
sealed class HubRefusal(string message) : Exception(message)
{
    /// <summary>The code of the protocol: what stands before the last <c>: </c> that begins our text.</summary>
    public string Code => Message[(Message.IndexOf("HubException: ", StringComparison.Ordinal) is >= 0 and var at ? at + 14 : 0)..].Split(": ")[0];
}

/// <summary>A SignalR connection spoken by hand: JSON hub protocol over a WebSocket, with the session cookie of a browser.</summary>
sealed class HubLine : IAsyncDisposable
{
    const char Separator = '\u001e';
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly ClientWebSocket socket;
    readonly CancellationTokenSource closing = new();
    readonly Dictionary<string, Channel<JsonElement>> calls = [];
    readonly SemaphoreSlim sending = new(1);
    readonly Task reading;
    int number;

    HubLine(ClientWebSocket socket)
    {
        this.socket = socket;
        reading = ReadAsync();
    }

    /// <summary>Ends when the server has closed the connection.</summary>
    public Task Closed => reading;

    /// <summary>Bytes of frames' content received so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The hub's own words of farewell; null when the connection just ended.</summary>
    public JsonElement? Farewell { get; private set; }

    public static async Task<HubLine> OpenAsync(Browser browser)
    {
        var opening = new ClientWebSocket();
        opening.Options.Cookies = browser.Cookies;
        opening.Options.SetRequestHeader("Origin", browser.Origin);
        using var limit = new CancellationTokenSource(Patience);
        await opening.ConnectAsync(new Uri($"ws://{browser.Address.Authority}/hub/chat"), limit.Token);
        var line = new HubLine(opening);
        await line.WriteAsync("""{"protocol":"json","version":1}""");
        return line;
    }

    /// <exception cref="HubRefusal">The call was refused.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object[] arguments)
    {
        var (id, answers) = Begin();
        await WriteAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        using var limit = new CancellationTokenSource(Patience);
        var answer = await answers.ReadAsync(limit.Token);
        return answer.TryGetProperty("error", out var error)
            ? throw new HubRefusal(error.GetString()!)
            : answer.TryGetProperty("result", out var result) ? result : default;
    }

    /// <summary>The outputs of a stream, each within the patience of a test.</summary>
    public async IAsyncEnumerable<JsonElement> StreamAsync(string method, object? argument = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var (id, answers) = Begin();
        object[] arguments = argument is null ? [] : [argument];
        await WriteAsync(JsonSerializer.Serialize(new { type = 4, invocationId = id, target = method, arguments }));
        while (true)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            var answer = await answers.ReadAsync(limit.Token);
            if (answer.GetProperty("type").GetInt32() == 3)
            {
                if (answer.TryGetProperty("error", out var error))
                    throw new HubRefusal(error.GetString()!);
                yield break;
            }

            yield return answer.GetProperty("item");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        socket.Dispose();
        await reading;
        closing.Dispose();
        sending.Dispose();
    }

    (string Id, ChannelReader<JsonElement> Answers) Begin()
    {
        var id = Interlocked.Increment(ref number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var channel = Channel.CreateUnbounded<JsonElement>();
        lock (calls)
            calls[id] = channel;
        return (id, channel.Reader);
    }

    async Task WriteAsync(string json)
    {
        await sending.WaitAsync(closing.Token);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(json + Separator), WebSocketMessageType.Text, endOfMessage: true, closing.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var text = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, closing.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                text.Write(buffer, 0, part.Count);
                Bytes += part.Count;
                if (!part.EndOfMessage)
                    continue;
                foreach (var message in Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length).Split(Separator, StringSplitOptions.RemoveEmptyEntries))
                    Dispatch(JsonSerializer.Deserialize<JsonElement>(message));
                text.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The line is down: whoever waits is told below.
        }

        lock (calls)
        {
            foreach (var call in calls.Values)
                call.Writer.TryComplete(new IOException("The connection is closed."));
        }
    }

    void Dispatch(JsonElement message)
    {
        if (message.TryGetProperty("type", out var type) && type.GetInt32() == 7)
            Farewell = message;
        if (!message.TryGetProperty("invocationId", out var id))
            return;
        lock (calls)
        {
            if (calls.TryGetValue(id.GetString()!, out var call))
                call.Writer.TryWrite(message);
        }
    }
}
