using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Tests.Support;
using static FamilyChat.LmStudio.Tests.Support.Streams;

namespace FamilyChat.LmStudio.Tests.Http;

public sealed class TransportSpecs
{
    [Fact]
    public async Task A_reply_comes_over_the_wire_and_the_connection_is_used_again()
    {
        await using var server = new RawServer(async c =>
        {
            while (true)
            {
                await c.ReadAsync();
                await c.ReplyAsync(Plain);
            }
        });
        using var client = new TestClient(server.Url + "/v1/");
        for (var i = 0; i < 5; i++)
            Assert.Equal("Hello there", (await client.AskAsync("Hi")).Text);
        Assert.All(server.Requests, r => Assert.Equal("/v1/chat/completions", r.Path));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_request_lost_to_a_closed_connection_is_sent_again()
    {
        var asked = 0;
        await using var server = new RawServer(async c =>
        {
            for (var onThis = 0; ; onThis++)
            {
                await c.ReadAsync();
                Interlocked.Increment(ref asked);
                if (onThis == 1)
                    return;
                await c.ReplyAsync(Plain);
            }
        });
        using var client = new TestClient(server.Url);
        Assert.Equal("Hello there", (await client.AskAsync("Hi")).Text);
        Assert.Equal("Hello there", (await client.AskAsync("Hi")).Text);
        Assert.Equal((3, 2), (asked, server.Connections));
    }

    [Fact]
    public async Task Several_closed_connections_cost_one_repetition_only()
    {
        var together = new Rendezvous(3);
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            if (await together.JoinAsync())
            {
                await c.ReplyAsync(Plain);
                // The next question on this connection is read and not answered.
                await c.ReadAsync();
            }
            else
            {
                await c.ReplyAsync(Plain);
            }
        });
        using var client = new TestClient(server.Url);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.AskAsync("Hi")));
        Assert.Equal("Hello there", (await client.AskAsync("Again")).Text);
        Assert.Equal((5, 4), (server.Requests.Count, server.Connections));
    }

    [Fact]
    public async Task A_connection_first_used_for_the_status_counts_as_used()
    {
        await using var server = new RawServer(async c =>
        {
            var request = await c.ReadAsync();
            if (request.Path.StartsWith("/v1/chat", StringComparison.Ordinal))
            {
                await c.ReplyAsync(Plain);
                return;
            }

            await c.AnswerAsync(404, "{}");
            await c.ReadAsync();
        });
        using var client = new TestClient(server.Url);
        await client.Client.GetStatusAsync();
        Assert.Equal("Hello there", (await client.AskAsync("Hi")).Text);
    }

    [Fact]
    public async Task An_idle_connection_that_the_server_closed_costs_no_question()
    {
        var idle = new SemaphoreSlim(0);
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.ReplyAsync(Plain);
            c.Dispose();
            idle.Release();
        });
        using var client = new TestClient(server.Url);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("Hello there", (await client.AskAsync("Hi")).Text);
            await idle.WaitAsync().InTime();
        }
    }

    [Fact]
    public async Task A_server_that_dies_of_a_request_is_not_asked_twice()
    {
        await using var server = new RawServer(c => c.ReadAsync());
        using var client = new TestClient(server.Url);
        Assert.Equal(ModelServerError.Unreachable, (await client.AskAsync("Hi")).Failure!.Error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_request_that_got_one_byte_of_an_answer_is_not_sent_again()
    {
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.ReplyAsync(Plain);
            await c.ReadAsync();
            await c.WriteAsync("H");
        });
        using var client = new TestClient(server.Url);
        await client.AskAsync("Hi");
        Assert.NotNull((await client.AskAsync("Hi")).Failure);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_reset_in_the_middle_keeps_the_text()
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.StreamHeadAsync();
            await c.ChunkAsync(Contents("So far"));
            await arrived.Task;
            c.Reset();
        });
        using var client = new TestClient(server.Url);
        var parts = client.Client.GenerateAsync(TestClient.Ask("Hi")).GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync().AsTask().InTime());
        Assert.Equal(new ReplyPart.Text("So far"), parts.Current);
        arrived.SetResult();
        var failure = await Assert.ThrowsAsync<ModelServerException>(() => parts.MoveNextAsync().AsTask().InTime());
        Assert.Equal(ModelServerError.Unreachable, failure.Error);
    }

    [Fact]
    public async Task A_reset_after_the_finish_takes_nothing_away()
    {
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.StreamHeadAsync();
            await c.ChunkAsync(Contents("All") + Choice("{}", "stop"));
        });
        using var client = new TestClient(server.Url);
        Assert.NotNull((await client.AskAsync("Hi")).End);
    }

    [Fact]
    public async Task Nobody_there_is_unreachable()
    {
        using var client = new TestClient("http://127.0.0.1:1");
        var reply = await client.AskAsync("Hi");
        Assert.Equal((ModelServerError.Unreachable, "ConnectionRefused"), (reply.Failure!.Error, reply.Failure.Detail));
    }

    [Theory]
    [InlineData("http://no-such-host.invalid")]
    [InlineData("nonsense://x")]
    public async Task An_address_that_leads_nowhere_is_unreachable(string url)
    {
        using var client = new TestClient(url);
        Assert.Equal(ModelServerError.Unreachable, (await client.AskAsync("Hi")).Failure!.Error);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.WriteAsync("HTTP/1.1 307 X\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
            await c.ReadAsync();
        });
        using var client = new TestClient(server.Url);
        Assert.Equal(ModelServerError.BadResponse, (await client.AskAsync("Hi")).Failure!.Error);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task Something_that_does_not_speak_http_is_a_bad_response(string answer)
    {
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.WriteAsync(answer);
            await c.UntilClosedAsync();
        });
        using var client = new TestClient(server.Url);
        Assert.Equal(ModelServerError.BadResponse, (await client.AskAsync("Hi")).Failure!.Error);
    }

    [Fact]
    public async Task The_token_is_sent_and_never_told()
    {
        const string Token = "sk-lm-abcdefgh:ijklmnopqrstuvwxyz01";
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.AnswerAsync(401, $$"""{"error":{"message":"Malformed token {{Token}}","type":"{{Token}}","code":"{{Token}}" } }""");
        });
        using var client = new TestClient(new LmStudioOptions { Url = server.Url, Token = Token + "\n" });
        var reply = await client.AskAsync("Hi");
        Assert.Equal(ModelServerError.Unauthorized, reply.Failure!.Error);
        Assert.Contains($"Authorization: Bearer {Token}\r\n", server.Requests.Single().Head, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-lm", reply.Failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-lm", client.Options.ToString(), StringComparison.Ordinal);

        client.Options = client.Options with { Token = "two\r\nlines" };
        Assert.Equal(ModelServerError.Unauthorized, (await client.AskAsync("Hi")).Failure!.Error);
    }
}
