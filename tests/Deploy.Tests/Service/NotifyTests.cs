using System.Net.Sockets;
using System.Text;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Service;

public sealed class NotifyTests : IDisposable
{
    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_service_manager_hears_ready_then_alive_then_stopping()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.At("notify")));

        await using var server = await PublishedServer.StartAsync(folder.Path, ("NOTIFY_SOCKET", folder.At("notify")), ("WATCHDOG_USEC", "200000"));
        var heard = new List<string> { await HearAsync(socket), await HearAsync(socket), await HearAsync(socket) };
        var stopped = server.StopAsync();
        while (heard[^1] != "STOPPING=1") heard.Add(await HearAsync(socket));

        Assert.Equal(["READY=1", "WATCHDOG=1", "WATCHDOG=1"], heard.Take(3));
        Assert.Equal(0, await stopped);
    }

    [Fact]
    public async Task In_the_journal_a_line_begins_with_its_priority_and_carries_the_id_of_its_request()
    {
        await using var server = await PublishedServer.StartAsync(folder.Path, ("JOURNAL_STREAM", "8:1"), ("Logging__LogLevel__Microsoft.AspNetCore.Routing", "Information"));
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(server.Address, "/api/session"));
        var id = answer.Headers.GetValues("X-Correlation-Id").Single();

        await server.UntilAsync(() => Task.FromResult(server.Lines.Any(line => line.StartsWith("<6>", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal))));
    }

    static async Task<string> HearAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var buffer = new byte[1000];
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, limit.Token)).Split('\n')[0];
    }
}
