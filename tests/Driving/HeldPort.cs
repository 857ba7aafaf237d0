using System.Net;
using System.Net.Sockets;

namespace FamilyChat.Driving;

/// <summary>
/// A port for a server that must know its address before it starts, or come back at the same one. It lies below the ports the kernel
/// gives to outgoing connections and to whoever asks for any, and a locked file keeps it from the tests beside, in whatever process.
/// </summary>
sealed class HeldPort : IDisposable
{
    const int First = 20_000;
    const int Last = 32_000;

    readonly FileStream held;

    HeldPort(FileStream held, int number) => (this.held, Number) = (held, number);

    public int Number { get; }

    public static HeldPort Take()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"familychat-ports-{Environment.UserName}")).FullName;
        for (var number = First; number < Last; number++)
        {
            if (Hold(Path.Combine(folder, $"{number}")) is not { } file)
                continue;
            if (IsFree(number))
                return new HeldPort(file, number);
            file.Dispose();
        }

        throw new InvalidOperationException($"No port from {First} to {Last} is free.");
    }

    public void Dispose() => held.Dispose();

    static FileStream? Hold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    static bool IsFree(int number)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, number));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
