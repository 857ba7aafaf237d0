using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class ConnectionSpecs
{
    [Fact]
    public async Task An_idle_connection_is_closed()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { KeepAlive = TimeSpan.FromSeconds(4) });
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var limit = new CancellationTokenSource(Bench.Limit);
        await socket.ConnectAsync(IPAddress.Loopback, bench.Server.BaseAddress.Port, limit.Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /lmstudio-greeting HTTP/1.1\r\nHost: x\r\n\r\n"), limit.Token);
        var buffer = new byte[4096];
        var answer = await socket.ReceiveAsync(buffer, limit.Token);
        Assert.Contains("Keep-Alive: timeout=4", Encoding.ASCII.GetString(buffer, 0, answer));
        Assert.Equal(0, await socket.ReceiveAsync(buffer, limit.Token));
    }

    [Fact]
    public async Task Cors_is_off_unless_asked_for()
    {
        await using (var bench = await Bench.StartAsync())
        {
            using var preflight = await bench.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/v1/chat/completions"));
            Assert.Contains("'messages' field is required", await preflight.Content.ReadAsStringAsync());
            Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
        }
        await using (var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Cors = true }))
        {
            using var preflight = await bench.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/v1/chat/completions"));
            Assert.Equal("*", preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    [Fact]
    public async Task Stopping_the_server_cuts_what_is_being_written()
    {
        var bench = await Bench.StartAsync();
        bench.Server.Script(Scripting.Behaviour.Stalls(1, "one two"));
        using var response = await bench.PostAsync(Bench.Chat("hi"));
        await bench.Server.Recorder.WaitForAsync(request => request.Tokens == 1);
        await bench.Server.DisposeAsync().AsTask().WaitAsync(Bench.Limit);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync());
        bench.Client.Dispose();
    }

    [Fact]
    public async Task Texts_become_vectors()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with
        {
            Models = [new Models.SimulatedModel { Id = "nomic", Kind = Models.ModelKind.Embedding }],
        });
        var reply = await bench.JsonAsync("""{"model":"nomic","input":["a text","a text","another"]}""", "/v1/embeddings");
        var vectors = reply["data"]!.AsArray().Select(one => one!["embedding"]!.ToJsonString()).ToList();
        Assert.Equal(vectors[0], vectors[1]);
        Assert.NotEqual(vectors[0], vectors[2]);
    }
}
