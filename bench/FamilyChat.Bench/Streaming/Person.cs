using System.Globalization;
using System.Text;

namespace FamilyChat.Bench.Streaming;

/// <summary>Somebody who asks and reads the answer as it is written, one way or another.</summary>
internal abstract class Person : IDisposable
{
    protected RawLine? Line { get; set; }

    protected abstract byte[] Ending { get; }

    /// <summary>Everything before the question, which is not measured.</summary>
    internal abstract Task PrepareAsync(int? receiveBuffer = null);

    internal async Task<Reply> AskAsync(Script script, int? bytesPerSecond = null)
    {
        var reply = new Reply(Ending);
        await reply.ReadAsync(Line!, () => AskAsync(script.Question), bytesPerSecond);
        return reply;
    }

    public void Dispose() => Line?.Dispose();

    protected abstract ValueTask AskAsync(string question);

    protected async Task UntilAsync(string text)
    {
        var seen = new StringBuilder();
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            var part = await Line!.ReceiveAsync();
            if (part.IsEmpty)
                throw new IOException($"The connection was closed before '{text}', after: {seen}");
            seen.Append(Encoding.ASCII.GetString(part.Span));
        }
    }
}

/// <summary>Asks a model server, or a proxy in front of it, over HTTP.</summary>
internal sealed class HttpPerson(int port) : Person
{
    protected override byte[] Ending { get; } = "[DONE]"u8.ToArray();

    internal override async Task PrepareAsync(int? receiveBuffer = null)
    {
        Dispose();
        Line = await RawLine.ConnectAsync(port, receiveBuffer);
    }

    protected override ValueTask AskAsync(string question)
    {
        var body = $$"""{"model":"synthetic","stream":true,"messages":[{"role":"user","content":"{{question}}"}]}""";
        return Line!.SendAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}")));
    }
}

/// <summary>A page of the Flask relay: Engine.IO 4 and Socket.IO 5 over a WebSocket.</summary>
internal sealed class FlaskPerson(int port) : Person
{
    protected override byte[] Ending { get; } = "[\"done\""u8.ToArray();

    internal override async Task PrepareAsync(int? receiveBuffer = null)
    {
        Dispose();
        Line = await RawLine.UpgradeAsync(port, "/socket.io/?EIO=4&transport=websocket", receiveBuffer: receiveBuffer);
        await UntilAsync("\"sid\"");
        await Line.SendFrameAsync("40");
        await UntilAsync("40{\"sid\"");
    }

    protected override ValueTask AskAsync(string question) => Line!.SendFrameAsync($"42[\"ask\",\"{question}\"]");
}
