using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class OtherApiSpecs
{
    [Fact]
    public async Task A_text_is_completed_whole_or_streamed()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Says("and so on"), Behaviour.SaysTokens("and", " so on"));

        var whole = await bench.JsonAsync("""{"model":"test/model","prompt":"once"}""", "/v1/completions");
        var streamed = await bench.BodyAsync("""{"model":"test/model","prompt":"once","stream":true}""", "/v1/completions");

        Assert.Equal("and so on", (string?)whole["choices"]![0]!["text"]);
        Assert.Equal("and so on", string.Concat(Bench.Events(streamed).Select(one => (string?)one["choices"]![0]!["text"])));
        Assert.EndsWith("data: [DONE]\n\n", streamed);
    }

    [Fact]
    public async Task A_response_is_streamed_and_gone_on_with()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.SaysTokens("one", " two"));

        var body = await bench.BodyAsync("""{"model":"test/model","input":"hi","stream":true}""", "/v1/responses");
        var events = Bench.Events(body);

        Assert.Equal(
            ["response.created", "response.output_text.delta", "response.output_text.delta", "response.completed"],
            events.Select(one => (string?)one["type"]));
        var done = events[^1]["response"]!;
        Assert.Equal("one two", (string?)done["output"]![0]!["content"]![0]!["text"]);
        var next = await bench.JsonAsync($$"""{"model":"test/model","input":"and?","previous_response_id":"{{(string?)done["id"]}}"}""", "/v1/responses");
        Assert.True((int)next["usage"]!["input_tokens"]! > (int)done["usage"]!["input_tokens"]!);
        Assert.Contains("previous_response_not_found", await bench.BodyAsync("""{"input":"x","previous_response_id":"none"}""", "/v1/responses"));
    }

    [Fact]
    public async Task The_older_native_chat_has_statistics()
    {
        await using var bench = await Bench.StartAsync();
        var whole = await bench.JsonAsync(Bench.Chat("hi", stream: false), "/api/v0/chat/completions");
        Assert.Equal("eosFound", (string?)whole["stats"]!["stop_reason"]);
        Assert.Equal(42_496, (int)whole["model_info"]!["context_length"]!);
        Assert.NotNull(whole["runtime"]!["name"]);
        var last = Bench.Events(await bench.BodyAsync(Bench.Chat("hi"), "/api/v0/chat/completions"))[^1];
        Assert.NotNull(last["stats"]!["tokens_per_second"]);
    }

    [Fact]
    public async Task A_model_can_be_loaded_while_its_first_request_has_gone_and_still_expires()
    {
        var clock = new ManualTime();
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with
        {
            TimeProvider = clock,
            Models = [new Models.SimulatedModel { Id = "test/model", LoadedAtStart = false, LoadTime = TimeSpan.FromSeconds(10) }],
        });
        using (var impatience = new CancellationTokenSource())
        {
            var asked = bench.PostAsync(Bench.Chat("hi"), cancelled: impatience.Token);
            await bench.Server.Recorder.WaitForAsync(request => request.Number == 1);
            await impatience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        }
        await bench.Server.Recorder.WaitForAsync(request => request.Ended is not null);
        await clock.PassUntilAsync(bench.LoadedAsync());
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Empty(bench.Server.LoadedInstances);
    }
}
