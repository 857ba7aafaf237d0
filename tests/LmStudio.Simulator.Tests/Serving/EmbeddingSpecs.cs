using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class EmbeddingSpecs
{
    private const string Path = "/v1/embeddings";
    private const string Ask = """{"model":"nomic","input":["a text","a text","another"]}""";

    private static readonly SimulatorOptions OneSlot = SimulatorOptions.Testing with
    {
        Slots = 1, Models = [new SimulatedModel { Id = "test/model" }, new SimulatedModel { Id = "nomic", Kind = ModelKind.Embedding }],
    };

    [Fact]
    public async Task The_same_text_has_the_same_vector()
    {
        await using var bench = await Bench.StartAsync(OneSlot);
        var data = (await bench.JsonAsync(Ask, Path))["data"]!;
        Assert.Equal(data[0]!["embedding"]!.ToJsonString(), data[1]!["embedding"]!.ToJsonString());
        Assert.NotEqual(data[0]!["embedding"]!.ToJsonString(), data[2]!["embedding"]!.ToJsonString());
        await bench.Server.Recorder.WaitForAsync(request => request.Ended is not null);
        Assert.Equal(GenerationOutcome.Completed, Assert.Single(bench.Server.Recorder.Requests).Outcome);
    }

    [Fact]
    public async Task It_takes_a_slot_and_the_next_one_waits_for_it()
    {
        var clock = new ManualTime();
        await using var bench = await Bench.StartAsync(OneSlot with { TimeProvider = clock });
        bench.Server.Script(new Behaviour { When = new() { Path = Path }, DelayToFirstToken = TimeSpan.FromSeconds(1) });

        var first = bench.BodyAsync(Ask, Path);
        await bench.Server.Recorder.WaitForAsync(request => request.PrefillStarted is not null);
        var second = bench.BodyAsync(Ask, Path);
        await bench.Server.Recorder.WaitForAsync(request => request.Queued);
        await clock.PassNextAsync();
        await Task.WhenAll(first, second);

        Assert.Equal([false, true], bench.Server.Recorder.Requests.Select(request => request.Queued));
    }

    [Fact]
    public async Task A_script_that_names_it_is_its_own_and_no_other_is()
    {
        await using var bench = await Bench.StartAsync(OneSlot);
        bench.Server.Script(Behaviour.Says("for a chat"), Behaviour.Refuses(400, "too long") with { When = new() { Path = Path } });

        Assert.Contains("too long", await bench.BodyAsync(Ask, Path), StringComparison.Ordinal);
        Assert.Contains("embedding", await bench.BodyAsync(Ask, Path), StringComparison.Ordinal);
        Assert.Equal("for a chat", await bench.TextAsync(Bench.Chat("hi")));
    }
}
