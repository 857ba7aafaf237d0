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
    /// <summary>
    /// Bytes that may be on the way: half a second of a line of 1 kB/s. A fast reader's kernel acknowledges small frames within 40 ms
    /// and at once when they come to 536 bytes, so at the pace of a model it hardly ever meets this.
    /// </summary>
    private const long MostOnTheWay = 512;

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

    public static LineRoom Of(HttpContext? context, TimeProvider time) =>
        new(OperatingSystem.IsLinux() ? context?.Features.Get<IConnectionSocketFeature>()?.Socket : null, time);

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        for (var look = FirstLook; OnTheWay() > MostOnTheWay; look = look < LastLook ? look * 2 : LastLook)
            await Task.Delay(look, time, cancellationToken);
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
