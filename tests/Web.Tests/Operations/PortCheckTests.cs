using System.Net;
using System.Net.Sockets;
using FamilyChat.Web.Operations.Doctor;
using Microsoft.Extensions.Configuration;

namespace FamilyChat.Web.Tests.Operations;

public sealed class PortCheckTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://*:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://localhost:5000", "http://127.0.0.1:5000/")]
    [InlineData("https://[::]:5001", "https://127.0.0.1:5001/")]
    [InlineData("http://192.168.1.5:5000", "http://192.168.1.5:5000/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void A_server_is_asked_where_it_listens(string url, string asked) => Assert.Equal(asked, Assert.Single(PortCheck.OwnAddresses(At(url))).ToString());

    [Fact]
    public async Task A_port_that_is_taken_on_the_one_address_that_is_wanted_is_not_called_free()
    {
        using var other = new TcpListener(IPAddress.Parse("127.0.0.2"), 0);
        other.Start();
        var hangingUp = HangUpAsync(other);

        var finding = Assert.Single(await PortCheck.LookAsync(At($"http://{other.LocalEndpoint}"), CancellationToken.None));

        Assert.Equal(Grade.Bad, finding.Grade);
        Assert.Contains("taken by another program", finding.Says);
        other.Stop();
        await hangingUp;
    }

    [Fact]
    public async Task An_address_of_another_machine_is_told_as_that()
    {
        var finding = Assert.Single(await PortCheck.LookAsync(At("http://192.0.2.1:5000"), CancellationToken.None));

        Assert.Equal(Grade.Bad, finding.Grade);
        Assert.Contains("does not have 192.0.2.1", finding.Says);
    }

    static IConfiguration At(string url) => new ConfigurationBuilder().AddInMemoryCollection([new("URLS", url)]).Build();

    static async Task HangUpAsync(TcpListener listener)
    {
        try
        {
            while (true) (await listener.AcceptSocketAsync()).Dispose();
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The test has its answer.
        }
    }
}
