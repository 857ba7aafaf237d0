using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Tests.Support;
using static FamilyChat.LmStudio.Tests.Support.Streams;

namespace FamilyChat.LmStudio.Tests.Http;

/// <summary>A closed connection is the only order to stop that a model server knows.</summary>
public sealed class StopSpecs
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Cancelling_while_the_model_is_silent_closes_the_connection()
    {
        await using var server = new RawServer(c => ServeAsync(c, Contents("Once")));
        using var client = new TestClient(server.Url);
        using var stop = new CancellationTokenSource();
        await using var parts = client.Client.GenerateAsync(TestClient.Ask("Hi"), stop.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await parts.MoveNextAsync().AsTask().InTime());
        var next = parts.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.InTime());
        await _closed.Task.InTime();
    }

    [Fact]
    public async Task Cancelling_before_the_headers_closes_the_connection()
    {
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.UntilClosedAsync();
            _closed.TrySetResult();
        });
        using var client = new TestClient(server.Url);
        using var stop = new CancellationTokenSource();
        await using var parts = client.Client.GenerateAsync(TestClient.Ask("Hi"), stop.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = parts.MoveNextAsync().AsTask();
        await Wait.UntilAsync(() => !server.Requests.IsEmpty, "the request");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.InTime());
        await _closed.Task.InTime();
    }

    [Fact]
    public async Task Leaving_the_reply_closes_the_connection()
    {
        await using var server = new RawServer(c => ServeAsync(c, Contents("Once")));
        using var client = new TestClient(server.Url);
        await foreach (var part in client.Client.GenerateAsync(TestClient.Ask("Hi")))
        {
            Assert.Equal(new ReplyPart.Text("Once"), part);
            break;
        }

        await _closed.Task.InTime();
    }

    [Fact]
    public async Task A_reply_at_its_limit_closes_the_connection()
    {
        await using var server = new RawServer(c => ServeAsync(c, Contents("Once upon", " a time")));
        using var client = new TestClient(new LmStudioOptions { Url = server.Url, MaxReplyLength = 9 });
        var reply = await client.AskAsync("Hi");
        Assert.Equal(("Once upon", FinishReason.Length), (reply.Text, reply.End!.Reason));
        await _closed.Task.InTime();
    }

    [Fact]
    public async Task A_failed_reply_closes_the_connection()
    {
        await using var server = new RawServer(c => ServeAsync(c, Overflow));
        using var client = new TestClient(server.Url);
        Assert.Equal(ModelServerError.ContextTooLong, (await client.AskAsync("Hi")).Failure!.Error);
        await _closed.Task.InTime();
    }

    private async Task ServeAsync(RawConnection connection, string stream)
    {
        await connection.ReadAsync();
        await connection.StreamHeadAsync();
        await connection.ChunkAsync(stream);
        await connection.UntilClosedAsync();
        _closed.TrySetResult();
    }
}
