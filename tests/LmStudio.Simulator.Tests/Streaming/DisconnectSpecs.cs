using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Streaming;

public sealed class DisconnectSpecs
{
    private static readonly SimulatorOptions OneSlot = SimulatorOptions.Testing with { Slots = 1 };

    [Fact]
    public async Task A_client_that_goes_stops_the_generation()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Stalls(afterTokens: 2, text: "one two three"));
        using (var response = await bench.PostAsync(Bench.Chat("hi")))
            await ReadEventsAsync(response, 2);

        var cut = await bench.Server.Recorder.WaitForAsync(request => request.Ended is not null);

        Assert.Equal((GenerationOutcome.Cut, 2), (cut.Outcome, cut.Tokens));
        await bench.Server.Recorder.IdleAsync();
    }

    [Fact]
    public async Task The_prompt_is_processed_to_its_end_when_the_client_has_gone_and_holds_the_slot()
    {
        var clock = new ManualTime();
        await using var bench = await Bench.StartAsync(OneSlot with { TimeProvider = clock });
        var prefill = TimeSpan.FromSeconds(10);
        bench.Server.Script(new Behaviour { DelayToFirstToken = prefill, Text = "late" }, Behaviour.Says("next"));
        using (await bench.PostAsync(Bench.Chat("first")))
            await bench.Server.Recorder.WaitForAsync(request => request.PrefillStarted is not null);
        await bench.Server.Recorder.WaitForAsync(request => request.ClientGone);

        var next = bench.TextAsync(Bench.Chat("second"));
        await bench.Server.Recorder.WaitForAsync(request => request.Number == 2 && request.Queued);
        Assert.Equal(prefill, await clock.PassNextAsync());
        Assert.Equal("next", await next);

        var first = await bench.Server.Recorder.WaitForAsync(request => request.Number == 1 && request.Ended is not null);
        var second = await bench.Server.Recorder.WaitForAsync(request => request.Number == 2 && request.Ended is not null);
        Assert.Equal((GenerationOutcome.CutInPrefill, 0), (first.Outcome, first.Tokens));
        Assert.Equal(prefill, first.Ended - first.PrefillStarted);
        Assert.Equal(prefill, second.PrefillStarted - first.PrefillStarted);
    }

    [Fact]
    public async Task A_client_that_goes_while_it_waits_leaves_the_queue()
    {
        await using var bench = await Bench.StartAsync(OneSlot);
        bench.Server.Script(Behaviour.Stalls(afterTokens: 1, text: "a b"), Behaviour.Says("never"), Behaviour.Says("third"));
        using var running = await bench.PostAsync(Bench.Chat("running"));
        await ReadEventsAsync(running, 1);
        using (await bench.PostAsync(Bench.Chat("waiting")))
            await bench.Server.Recorder.WaitForAsync(request => request.Number == 2 && request.Queued);

        var left = await bench.Server.Recorder.WaitForAsync(request => request.Number == 2 && request.Ended is not null);
        Assert.Equal(GenerationOutcome.CutInQueue, left.Outcome);

        running.Dispose();
        Assert.Equal("third", await bench.TextAsync(Bench.Chat("third")));
    }

    [Fact]
    public async Task A_request_that_does_not_stream_is_generated_to_its_end()
    {
        var clock = new ManualTime();
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { TimeProvider = clock });
        bench.Server.Script(Behaviour.SaysTokens("a", "b", "c") with { Cadence = TimeSpan.FromMilliseconds(30) });
        using var impatience = new CancellationTokenSource();
        var asked = bench.PostAsync(Bench.Chat("hi", stream: false), cancelled: impatience.Token);
        await bench.Server.Recorder.WaitForAsync(request => request.GenerationStarted is not null);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        await bench.Server.Recorder.WaitForAsync(request => request.ClientGone);
        var ended = bench.Server.Recorder.WaitForAsync(request => request.Ended is not null);
        await clock.PassUntilAsync(ended);
        Assert.Equal(3, (await ended).Tokens);
    }

    private static async Task ReadEventsAsync(HttpResponseMessage response, int count)
    {
        await foreach (var line in Bench.LinesAsync(response))
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && --count == 0)
                return;
        }
    }
}
