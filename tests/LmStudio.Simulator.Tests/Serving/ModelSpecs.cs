using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class ModelSpecs
{
    private static readonly SimulatedModel One = new() { Id = "test/one", LoadedAtStart = false, LoadTime = TimeSpan.FromSeconds(10) };
    private static readonly SimulatedModel Two = new() { Id = "test/two", LoadedAtStart = false };
    private readonly ManualTime _clock = new();

    private SimulatorOptions Cold => SimulatorOptions.Testing with { Models = [One, Two], TimeProvider = _clock };

    [Fact]
    public async Task A_request_loads_its_model_and_all_three_lists_say_so()
    {
        await using var bench = await Bench.StartAsync(Cold);
        Assert.Equal(("not-loaded", 0), await StateAsync(bench));

        var asked = bench.TextAsync(Bench.Chat("hi", model: "test/one"));
        await bench.Server.Recorder.WaitForAsync(request => request.Number == 1);
        Assert.Equal(("not-loaded", 0), await StateAsync(bench));
        await _clock.PassUntilAsync(asked);

        Assert.Equal(("loaded", 1), await StateAsync(bench));
        Assert.Contains("test/one", (await bench.GetAsync("/v1/models")).ToJsonString());
    }

    [Fact]
    public async Task Without_just_in_time_loading_only_loaded_models_are_listed_and_none_is_an_error()
    {
        await using var bench = await Bench.StartAsync(Cold with { JustInTimeLoading = false });
        Assert.Empty((await bench.GetAsync("/v1/models"))["data"]!.AsArray());
        var error = (await bench.JsonAsync(Bench.Chat("hi", model: "test/one")))["error"]!;
        Assert.StartsWith("No models loaded.", (string?)error["message"]);
    }

    [Fact]
    public async Task Loading_another_model_evicts_the_first_even_while_it_writes()
    {
        await using var bench = await Bench.StartAsync(Cold);
        bench.Server.Script(Behaviour.Stalls(1, "one two"), Behaviour.Says("from two"));
        var first = bench.BodyAsync(Bench.Chat("hi", model: "test/one"));
        await _clock.PassUntilAsync(bench.Server.Recorder.WaitForAsync(request => request.Tokens == 1));

        Assert.Equal("from two", await bench.TextAsync(Bench.Chat("hi", model: "test/two")));

        Assert.Contains("event: error\ndata: {\"error\":{\"message\":\"Model unloaded.\"}", await first);
        Assert.Equal(["test/two"], bench.Server.LoadedInstances);
        Assert.Equal(GenerationOutcome.Evicted, (await bench.Server.Recorder.WaitForAsync(request => request.Number == 1 && request.Ended is not null)).Outcome);
    }

    [Fact]
    public async Task A_model_loaded_by_hand_is_not_evicted()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Models = [One with { LoadedAtStart = true }, Two] });
        await bench.TextAsync(Bench.Chat("hi", model: "test/two"));
        Assert.Equal(["test/one", "test/two"], bench.Server.LoadedInstances);
    }

    [Fact]
    public async Task A_model_left_idle_unloads_and_a_request_resets_the_time()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Models = [Two], TimeProvider = _clock });
        await bench.TextAsync(Bench.Chat("hi", model: "test/two"));
        _clock.Advance(TimeSpan.FromMinutes(59));
        await bench.TextAsync(Bench.Chat("hi", model: "test/two"));
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(60, (int)Instances(await bench.GetAsync("/api/v1/models"), 0)[0]!["remaining_ttl_seconds"]!);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(bench.Server.LoadedInstances);
    }

    [Fact]
    public async Task A_request_can_set_the_idle_time()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Models = [Two], TimeProvider = _clock });
        await bench.TextAsync(Bench.Chat("hi", model: "test/two", more: ""","ttl":30"""));
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Empty(bench.Server.LoadedInstances);
    }

    [Fact]
    public async Task Cold_requests_share_a_load_or_load_copies()
    {
        await using (var bench = await Bench.StartAsync(Cold))
        {
            await _clock.PassUntilAsync(Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bench.TextAsync(Bench.Chat("hi", model: "test/one")))));
            Assert.Equal(["test/one"], bench.Server.LoadedInstances);
        }
        var clock = new ManualTime();
        await using (var bench = await Bench.StartAsync(Cold with { DuplicateOnConcurrentLoad = true, TimeProvider = clock }))
        {
            var both = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => bench.TextAsync(Bench.Chat("hi", model: "test/one"))));
            // Each waits for a load of its own, and for the next time to tell how far it is.
            await bench.UntilAsync(() => clock.Armed == 4);
            await clock.PassUntilAsync(both);
            Assert.Equal(["test/one", "test/one:2"], bench.Server.LoadedInstances.Order());
        }
    }

    [Fact]
    public async Task Models_are_loaded_and_unloaded_by_hand()
    {
        await using var bench = await Bench.StartAsync(Cold);
        var loaded = await bench.JsonAsync("""{"model":"test/two","context_length":4096}""", "/api/v1/models/load");
        await bench.JsonAsync("""{"model":"test/two"}""", "/api/v1/models/load");
        Assert.Equal(("loaded", "test/two", 4096), ((string?)loaded["status"], (string?)loaded["instance_id"], (int)loaded["load_config"]!["context_length"]!));
        Assert.Equal(["test/two", "test/two:2"], bench.Server.LoadedInstances);

        await bench.JsonAsync("""{"instance_id":"test/two"}""", "/api/v1/models/unload");
        Assert.Equal(["test/two:2"], bench.Server.LoadedInstances);
        Assert.Equal("model_not_found", (string?)(await bench.JsonAsync("""{"instance_id":"none"}""", "/api/v1/models/unload"))["error"]!["code"]);
    }

    [Fact]
    public async Task An_unknown_model_is_answered_by_the_one_that_is_loaded()
    {
        await using var bench = await Bench.StartAsync();
        var events = await bench.EventsAsync(Bench.Chat("hi", model: "no/such-model"));
        Assert.All(events, one => Assert.Equal("test/model", (string?)one["model"]));
    }

    [Fact]
    public async Task A_load_can_be_refused()
    {
        await using var bench = await Bench.StartAsync(Cold with { Models = [Two with { LoadError = "Model loading was stopped due to insufficient system resources" }] });
        Assert.Contains("insufficient system resources", await bench.BodyAsync(Bench.Chat("hi", model: "test/two")));
    }

    private static async Task<(string? State, int Instances)> StateAsync(Bench bench)
    {
        var v0 = await bench.GetAsync("/api/v0/models/test/one");
        return ((string?)v0["state"], Instances(await bench.GetAsync("/api/v1/models"), 0).Count);
    }

    private static JsonArray Instances(JsonNode list, int model) => list["models"]![model]!["loaded_instances"]!.AsArray();
}
