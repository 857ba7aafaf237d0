using System.Net;
using System.Net.Sockets;
using FamilyChat.Web.Chat;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>Between two real sockets, since it is the kernel that is asked.</summary>
public sealed class LineRoomTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly Socket server;
    readonly Socket reader;
    readonly LineRoom room;

    public LineRoomTests()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        reader = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reader.Connect(listener.LocalEndPoint!);
        server = listener.Accept();
        room = new LineRoom(() => LineProgress.Of(server), TimeProvider.System);
    }

    public void Dispose()
    {
        server.Dispose();
        reader.Dispose();
    }

    [Fact]
    public async Task A_line_that_carries_a_few_frames_has_room()
    {
        await server.SendAsync(new byte[200]);

        await room.WaitAsync(default).AsTask().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_line_that_nobody_reads_has_no_room_until_it_is_read()
    {
        if (!OperatingSystem.IsLinux()) return;
        var sent = Fill();

        var waiting = room.WaitAsync(default).AsTask();
        Assert.False(waiting.IsCompleted);

        await ReadAsync(sent).WaitAsync(Patience);
        await waiting.WaitAsync(Patience);
    }

    [Fact]
    public async Task Who_leaves_does_not_wait()
    {
        Fill();
        using var leaving = new CancellationTokenSource();
        var waiting = room.WaitAsync(leaving.Token).AsTask();

        await leaving.CancelAsync();

        if (OperatingSystem.IsLinux()) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_line_that_is_gone_holds_nobody_up()
    {
        server.Dispose();

        await room.WaitAsync(default).AsTask().WaitAsync(Patience);
    }

    /// <returns>Bytes that both kernels took.</returns>
    long Fill()
    {
        server.Blocking = false;
        var sent = 0L;
        while (true)
        {
            sent += server.Send(new byte[64 * 1024], SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock) return sent;
        }
    }

    async Task ReadAsync(long bytes)
    {
        var buffer = new byte[64 * 1024];
        while (bytes > 0) bytes -= await reader.ReceiveAsync(buffer);
    }
}
