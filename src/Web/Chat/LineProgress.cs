using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace FamilyChat.Web.Chat;

/// <summary>How far a connection has delivered what was written to it, in bytes since it was made.</summary>
/// <param name="OnTheWay">Written, and not acknowledged by the other end's kernel.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineProgress(long Written, long OnTheWay)
{
    // struct tcp_info: linux/tcp.h.
    private const int ProtocolTcp = 6;
    private const int TcpInfo = 11;
    private const int BytesAcked = 120;
    private const int NotSentBytes = 144;
    private const int BytesSent = 200;
    private const int BytesRetransmitted = 208;
    private const int Length = 216;

    /// <returns>Nothing on the way where it cannot be known: no socket, a closed one, another system than Linux, a kernel before 4.19.</returns>
    public static LineProgress Of(Socket? socket)
    {
        if (socket is null || !OperatingSystem.IsLinux())
            return default;
        Span<byte> info = stackalloc byte[Length];
        try
        {
            if (socket.GetRawSocketOption(ProtocolTcp, TcpInfo, info) < Length)
                return default;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return default;
        }

        var written = BinaryPrimitives.ReadUInt32LittleEndian(info[NotSentBytes..])
            + BinaryPrimitives.ReadInt64LittleEndian(info[BytesSent..])
            - BinaryPrimitives.ReadInt64LittleEndian(info[BytesRetransmitted..]);
        return new LineProgress(written, written - BinaryPrimitives.ReadInt64LittleEndian(info[BytesAcked..]));
    }
}
