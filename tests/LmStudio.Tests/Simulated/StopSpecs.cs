using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Tests.Support;

namespace FamilyChat.LmStudio.Tests.Simulated;

public sealed class StopSpecs : SimulatedServer
{
    private static readonly TimeSpan HalfASecond = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_while_it_writes_frees_the_model_within_half_a_second(bool cancel)
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(new Behaviour { Text = string.Concat(Enumerable.Repeat("word ", 100_000)), Cadence = TimeSpan.FromMilliseconds(5) });
        using var stop = new CancellationTokenSource();
        var parts = client.Client.GenerateAsync(Ask("Hi"), stop.Token).GetAsyncEnumerator(CancellationToken.None);
        for (var i = 0; i < 5; i++)
            Assert.True(await parts.MoveNextAsync().AsTask().InTime());

        await using var beats = new Beats();
        if (cancel)
            await stop.CancelAsync();
        await parts.DisposeAsync();
        await server.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.Cut);
        await server.Recorder.IdleAsync();
        Assert.InRange(beats.Passed, TimeSpan.Zero, HalfASecond);
    }

    [Fact]
    public async Task A_stop_while_it_stalls_frees_the_model()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Stalls(afterTokens: 1, text: "one two"));
        await using var parts = client.Client.GenerateAsync(Ask("Hi"))
            .WithinBudget(TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(50), TimeProvider.System).GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync().AsTask().InTime());
        var failure = await Assert.ThrowsAsync<ModelServerException>(() => parts.MoveNextAsync().AsTask().InTime());
        Assert.Equal(ModelServerError.Stalled, failure.Error);
        await server.Recorder.WaitForAsync(r => r.Ended is not null);
    }

    [Fact]
    public async Task A_stop_before_the_headers_frees_the_queue()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(new Behaviour { Text = "late", DelayBeforeHeaders = TimeSpan.FromMinutes(1) });
        using var stop = new CancellationTokenSource();
        var reply = client.Client.GenerateAsync(Ask("Hi"), stop.Token).GetAsyncEnumerator(CancellationToken.None).MoveNextAsync().AsTask();
        await server.Recorder.WaitForAsync(r => r.Path == "/v1/chat/completions");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reply.InTime());
        await server.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.CutInQueue);
    }

    [Fact]
    public async Task A_stop_while_the_prompt_is_read_lets_go_at_once_and_the_model_stops_after_it()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(SimulatorOptions.Testing with { TimeProvider = time });
        using var client = Client(server);
        server.Script(new Behaviour { Text = "late", DelayToFirstToken = TimeSpan.FromSeconds(10) });
        using var stop = new CancellationTokenSource();
        var reply = client.Client.GenerateAsync(Ask("Hi"), stop.Token).GetAsyncEnumerator(CancellationToken.None).MoveNextAsync().AsTask();
        await server.Recorder.WaitForAsync(r => r.PrefillStarted is not null);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reply.InTime());
        await server.Recorder.WaitForAsync(r => r.ClientGone);
        await time.PassNextAsync();
        var request = await server.Recorder.WaitForAsync(r => r.Ended is not null);
        Assert.Equal((GenerationOutcome.CutInPrefill, 0), (request.Outcome, request.Tokens));
    }

    [Fact]
    public async Task Fifty_replies_at_once_are_fifty_replies()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.AskAsync($"Question {i}")));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"You said: Question {i}"), replies.Select(r => r.Text));
    }
}
