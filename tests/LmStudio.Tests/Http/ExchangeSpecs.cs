using FamilyChat.LmStudio.Http;

namespace FamilyChat.LmStudio.Tests.Http;

public sealed class ExchangeSpecs : IDisposable
{
    private readonly MemoryStream _socket = new();

    public void Dispose() => _socket.Dispose();

    [Fact]
    public async Task Aborting_closes_the_connection_at_once()
    {
        var exchange = await SendAsync(new TracedConnection(_socket), new Exchange(fresh: false));
        exchange.Abort();
        Assert.False(_socket.CanWrite);
    }

    [Fact]
    public async Task Aborting_leaves_a_connection_alone_that_carries_another_request()
    {
        var connection = new TracedConnection(_socket);
        var first = await SendAsync(connection, new Exchange(fresh: false));
        await SendAsync(connection, new Exchange(fresh: false));
        first.Abort();
        Assert.True(_socket.CanWrite);
    }

    [Fact]
    public async Task A_request_for_a_new_connection_sends_nothing_on_a_used_one()
    {
        var connection = new TracedConnection(_socket);
        await SendAsync(connection, new Exchange(fresh: false));
        var sent = _socket.Length;
        var wantsFresh = new Exchange(fresh: true);
        await Assert.ThrowsAsync<IOException>(() => SendAsync(connection, wantsFresh));
        Assert.True(wantsFresh.Declined);
        Assert.Equal(sent, _socket.Length);
    }

    private static async Task<Exchange> SendAsync(TracedConnection connection, Exchange exchange)
    {
        exchange.Enter();
        await connection.WriteAsync("GET / HTTP/1.1"u8.ToArray());
        return exchange;
    }
}
