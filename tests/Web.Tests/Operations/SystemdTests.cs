using System.Net.Sockets;
using System.Text;
using FamilyChat.Web.Operations.Systemd;

namespace FamilyChat.Web.Tests.Operations;

public sealed class SystemdTests
{
    [Fact]
    public void A_notification_reaches_a_socket_in_the_file_system()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("READY=1", SendTo(Path.Combine(folder.Path, "notify"), path => path));
    }

    [Fact]
    public void A_notification_reaches_a_socket_in_the_abstract_name_space() =>
        Assert.Equal("READY=1", SendTo($"familychat-test-{Environment.ProcessId}", name => "@" + name, prefix: "\0"));

    [Theory]
    [InlineData("30000000", null, 15)]
    [InlineData("30000000", "42", 15)]
    [InlineData("30000000", "43", null)]
    [InlineData("", null, null)]
    [InlineData("0", null, null)]
    [InlineData("soon", null, null)]
    public void The_watchdog_is_fed_twice_in_its_patience_when_it_means_this_process(string micros, string? pid, int? seconds)
    {
        var variables = new Dictionary<string, string?> { ["NOTIFY_SOCKET"] = "/run/x", ["WATCHDOG_USEC"] = micros, ["WATCHDOG_PID"] = pid };

        var options = SystemdOptions.Read(variables.GetValueOrDefault, processId: 42);

        Assert.Equal(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), options?.FeedEvery);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("vsock:2:1234")]
    public void Outside_of_systemd_nobody_is_told(string? socket) =>
        Assert.Null(SystemdOptions.Read(name => name == "NOTIFY_SOCKET" ? socket : null, processId: 42));

    static string SendTo(string name, Func<string, string> variable, string prefix = "")
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 5000 };
        socket.Bind(new UnixDomainSocketEndPoint(prefix + name));
        NotifySocket.Send(variable(name), "READY=1");
        var buffer = new byte[100];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }
}
