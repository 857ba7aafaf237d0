using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FamilyChat.Bench.Streaming;

/// <summary>
/// HTTP and WebSocket (RFC 6455) on a bare socket: next to no work on the client's side of a measurement, and every byte counted.
/// </summary>
internal sealed class RawLine(Socket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _held;

    /// <summary>Bytes received so far.</summary>
    internal long Bytes { get; private set; }

    internal static async Task<RawLine> ConnectAsync(int port, int? receiveBuffer = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } bytes)
            socket.ReceiveBufferSize = bytes;
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new RawLine(socket);
    }

    internal static async Task<RawLine> UpgradeAsync(int port, string path, string? cookie = null, int? receiveBuffer = null)
    {
        var line = await ConnectAsync(port, receiveBuffer);
        var asking = $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n";
        await line.SendAsync(Encoding.ASCII.GetBytes(asking));
        var answer = await line.ReadHeadAsync() ?? throw new IOException("The connection was closed instead of upgraded.");
        return answer.StartsWith("HTTP/1.1 101", StringComparison.Ordinal) ? line : throw new IOException($"Not upgraded: {answer}");
    }

    internal async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
    }

    /// <summary>A text frame, masked with zeros: the standard asks for a mask, not for a secret one.</summary>
    internal ValueTask SendFrameAsync(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        var head = payload.Length < 126 ? 6 : 8;
        var frame = new byte[head + payload.Length];
        frame[0] = 0x81;
        frame[1] = (byte)(0x80 | (payload.Length < 126 ? payload.Length : 126));
        if (payload.Length >= 126)
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        payload.CopyTo(frame, head);
        return SendAsync(frame);
    }

    /// <returns>What has come, at most <paramref name="most"/> bytes, valid until the next call; empty when the other end has closed.</returns>
    internal async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(int most = int.MaxValue)
    {
        if (_held > 0)
        {
            var held = _held;
            _held = 0;
            return _buffer.AsMemory(0, held);
        }

        var count = await socket.ReceiveAsync(_buffer.AsMemory(0, Math.Min(most, _buffer.Length)), SocketFlags.None);
        Bytes += count;
        return _buffer.AsMemory(0, count);
    }

    /// <summary>A request with its body, as text; null when nobody asks any more.</summary>
    internal async ValueTask<string?> ReadRequestAsync()
    {
        if (await ReadHeadAsync() is not { } head)
            return null;
        const string Header = "content-length:";
        var at = head.IndexOf(Header, StringComparison.OrdinalIgnoreCase);
        var left = at < 0 ? 0 : int.Parse(head.AsSpan(at + Header.Length, head.IndexOf('\r', at) - at - Header.Length), CultureInfo.InvariantCulture);
        var request = new StringBuilder(head);
        while (left > 0)
        {
            var part = await ReceiveAsync();
            if (part.IsEmpty)
                return null;
            request.Append(Encoding.UTF8.GetString(part.Span));
            left -= part.Length;
        }

        return request.ToString();
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Everything up to the empty line; what came behind it is received next.</summary>
    private async ValueTask<string?> ReadHeadAsync()
    {
        var length = 0;
        while (true)
        {
            var end = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var head = Encoding.ASCII.GetString(_buffer, 0, end + 4);
                _held = length - end - 4;
                _buffer.AsSpan(end + 4, _held).CopyTo(_buffer);
                return head;
            }

            var count = await socket.ReceiveAsync(_buffer.AsMemory(length), SocketFlags.None);
            if (count == 0)
                return null;
            length += count;
        }
    }
}
