using System.Buffers.Binary;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace FamilyChat.Web.Chat;

/// <summary>
/// Whether a connection has delivered nearly all that was written to it. Text that waits in a feed is merged for nothing; text that
/// waits in the kernel arrives old, frame by frame, and holds up the end behind it. So a feed is asked for its next output only when
/// the line has room. Fields of <c>struct tcp_info</c>: linux/tcp.h; elsewhere than on Linux every line has room.
/// </summary>
internal sealed class LineRoom(Socket? socket, TimeProvider time)
{
    /// <summary>Bytes that may be on the way of a line not known to be faster: half a second of 1 kB/s.</summary>
    private const long Least = 512;

    /// <summary>The same for a line that has shown that it delivers.</summary>
    private const long Most = 8 * 1024;

    /// <summary>
    /// A line that takes no longer than this to deliver gets twice the room. A fast reader's kernel keeps an acknowledgement back for
    /// 40 ms, which a reply that comes at once would otherwise wait for again and again.
    /// </summary>
    private static readonly TimeSpan Brisk = TimeSpan.FromMilliseconds(100);

    private const int Tcp = 6;
    private const int TcpInfo = 11;
    private const int BytesAcked = 120;
    private const int NotSentBytes = 144;
    private const int BytesSent = 200;
    private const int BytesRetransmitted = 208;
    private const int Length = 216;

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(2);

    /// <summary>A reader that never reads is looked at until its connection is given up, so not too often.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(128);

    private long _room = Least;

    public static LineRoom Of(HttpContext? context, TimeProvider time) =>
        new(OperatingSystem.IsLinux() ? context?.Features.Get<IConnectionSocketFeature>()?.Socket : null, time);

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (OnTheWay() <= _room)
            return;
        var since = time.GetTimestamp();
        for (var look = FirstLook; OnTheWay() > _room; look = look < LastLook ? look * 2 : LastLook)
            await Task.Delay(look, time, cancellationToken);
        _room = time.GetElapsedTime(since) <= Brisk ? Math.Min(_room * 2, Most) : Least;
    }

    private long OnTheWay()
    {
        if (socket is null)
            return 0;
        Span<byte> info = stackalloc byte[Length];
        try
        {
            // An older kernel than 4.19 tells less: then every line has room.
            if (socket.GetRawSocketOption(Tcp, TcpInfo, info) < Length)
                return 0;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return 0;
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(info[NotSentBytes..])
            + BinaryPrimitives.ReadInt64LittleEndian(info[BytesSent..])
            - BinaryPrimitives.ReadInt64LittleEndian(info[BytesRetransmitted..])
            - BinaryPrimitives.ReadInt64LittleEndian(info[BytesAcked..]);
    }
}
