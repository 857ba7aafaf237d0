using FamilyChat.LmStudio.Tests.Support;
using static FamilyChat.LmStudio.Tests.Support.Streams;

namespace FamilyChat.LmStudio.Tests.Http;

public sealed class LimitSpecs
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_server_that_sends_no_headers_is_given_up()
    {
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.UntilClosedAsync();
        });
        using var client = Client(server);
        var reply = client.AskAsync("Hi");
        await Wait.UntilAsync(() => !server.Requests.IsEmpty, "the request");
        _time.Advance(client.Options.HeadersLimit);
        Assert.Equal(ModelServerError.FirstTokenTimeout, (await reply).Failure!.Error);
    }

    [Fact]
    public async Task A_reply_that_never_ends_is_given_up_and_its_text_kept()
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.StreamHeadAsync();
            await c.ChunkAsync(Contents("So far"));
            sent.SetResult();
            await c.UntilClosedAsync();
        });
        using var client = Client(server);
        await using var parts = client.Client.GenerateAsync(TestClient.Ask("Hi")).GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync().AsTask().InTime());
        _time.Advance(client.Options.HeadersLimit);
        var next = parts.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        _time.Advance(client.Options.ReplyLimit);
        Assert.Equal(ModelServerError.Stalled, (await Assert.ThrowsAsync<ModelServerException>(() => next.InTime())).Error);
    }

    [Fact]
    public async Task A_finished_reply_waits_a_moment_for_its_counts_and_no_longer()
    {
        await using var server = new RawServer(async c =>
        {
            await c.ReadAsync();
            await c.StreamHeadAsync();
            await c.ChunkAsync(Contents("All") + Choice("{}", "stop"));
            await c.UntilClosedAsync();
        });
        using var client = Client(server);
        await using var parts = client.Client.GenerateAsync(TestClient.Ask("Hi")).GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync().AsTask().InTime());
        var end = parts.MoveNextAsync().AsTask();
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await end.InTime());
        Assert.IsType<LmStudio.Chat.ReplyPart.End>(parts.Current);
    }

    private TestClient Client(RawServer server) => new(new LmStudioOptions { Url = server.Url }, _time);
}
