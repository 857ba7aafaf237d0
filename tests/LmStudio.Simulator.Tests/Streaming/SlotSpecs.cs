using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Streaming;

public sealed class SlotSpecs
{
    private readonly ManualTime _clock = new();

    [Fact]
    public async Task Requests_beyond_the_slots_wait_in_order()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Slots = 1, TimeProvider = _clock });
        bench.Server.Script(new Behaviour { Times = 0, Tokens = ["a", "b", "c"], Cadence = TimeSpan.FromMilliseconds(30) });
        var asked = new List<Task<string>>();
        for (var i = 1; i <= 5; i++)
        {
            asked.Add(bench.TextAsync(Bench.Chat($"question {i}")));
            await bench.Server.Recorder.WaitForAsync(request => request.Number == i && (request.Queued || request.Slot is not null));
        }
        await _clock.PassUntilAsync(Task.WhenAll(asked));

        var done = bench.Server.Recorder.Generations;
        Assert.Equal([1, 2, 3, 4, 5], done.OrderBy(request => request.GenerationStarted).Select(request => request.Number));
        Assert.All(done.Skip(1), request => Assert.True(request.Queued));
    }

    [Fact]
    public async Task No_more_are_written_at_a_time_than_there_are_slots()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Slots = 2, TimeProvider = _clock });
        bench.Server.Script(new Behaviour { Times = 0, Tokens = ["a", "b"], Cadence = TimeSpan.FromMilliseconds(10) });

        var asked = Task.WhenAll(Enumerable.Range(0, 8).Select(i => bench.TextAsync(Bench.Chat($"question {i}"))));
        await bench.UntilAsync(() => bench.Server.Recorder.Generations.Count(request => request.Queued) == 6);
        await _clock.PassUntilAsync(asked);

        var done = bench.Server.Recorder.Generations;
        Assert.Equal([0, 1], done.Select(request => request.Slot!.Value).Distinct().Order());
        foreach (var slot in done.GroupBy(request => request.Slot))
        {
            var turns = slot.OrderBy(request => request.PrefillStarted).ToList();
            Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.True(pair.Second.PrefillStarted >= pair.First.GenerationStarted));
        }
    }

    [Fact]
    public async Task Prompts_are_processed_one_at_a_time()
    {
        const int prompts = 4;
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Slots = prompts, TimeProvider = _clock });
        bench.Server.Script(new Behaviour { Times = 0, Text = "x", DelayToFirstToken = TimeSpan.FromSeconds(10) });
        var asked = Task.WhenAll(Enumerable.Range(0, prompts).Select(i => bench.TextAsync(Bench.Chat($"question {i}"))));
        for (var read = 0; read < prompts; read++)
        {
            await bench.UntilAsync(() => bench.Server.Recorder.Generations.Count(request => request.PrefillStarted is not null) == read + 1);
            Assert.Equal(TimeSpan.FromSeconds(10), await _clock.PassNextAsync());
        }

        await asked;
        var started = bench.Server.Recorder.Generations.Select(request => request.PrefillStarted!.Value).Order().ToList();
        Assert.Equal(TimeSpan.FromSeconds(30), started[^1] - started[0]);
    }

    [Fact]
    public async Task A_prompt_seen_before_is_read_from_the_cache()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { PrefillTokensPerSecond = 1_000, TimeProvider = _clock });
        var longText = string.Concat(Enumerable.Repeat("the same words again and again, ", 60));
        var took = new List<double>();
        foreach (var text in new[] { longText, longText + "and one more thing, and then another that nobody has asked for", "Z" + longText })
        {
            var asked = bench.TextAsync(Bench.Chat(text));
            took.Add(Math.Round((await _clock.PassNextAsync()).TotalMilliseconds));
            await asked;
        }

        var (cold, warm, changed) = bench.Server.Recorder.Generations is [var a, var b, var c] ? (a, b, c) : default;
        Assert.Equal(0, cold!.CachedTokens);
        Assert.True(warm!.CachedTokens > warm.PromptTokens * 0.9);
        Assert.Equal(0, changed!.CachedTokens);
        Assert.Equal([cold.PromptTokens, warm.PromptTokens - warm.CachedTokens, changed.PromptTokens], took);
    }

    [Fact]
    public async Task Hundreds_of_streams_keep_their_beat()
    {
        const int streams = 200;
        const int tokens = 20;
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with
        {
            Slots = streams,
            RecordedRequests = 0,
            Models = [new SimulatedModel { Id = "test/model", Mind = new SyntheticModel(tokens, TimeSpan.FromMilliseconds(20)) }],
        });

        var texts = await Task.WhenAll(Enumerable.Range(0, streams).Select(_ => bench.TextAsync(Bench.Chat("go"))));

        Assert.All(texts, text => Assert.Equal(tokens, text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.All(texts, text => Assert.Matches("^0@[0-9]+ 1@[0-9]+ ", text));
        Assert.Empty(bench.Server.Recorder.Requests);
    }
}
