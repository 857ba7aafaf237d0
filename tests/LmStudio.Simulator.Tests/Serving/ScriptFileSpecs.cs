using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class ScriptFileSpecs
{
    [Fact]
    public void Times_are_milliseconds_and_names_are_camel_case()
    {
        var script = ScriptFile.Parse("""
            {
              "server": { "slots": 1, "dialect": "vLlm", "keepAlive": 1000 }, // a comment
              "requests": [ { "when": { "contains": "x" }, "times": 0, "cadence": 12.5, "fault": { "kind": "eventError", "afterTokens": 2 } } ],
            }
            """);
        var options = script.Apply(SimulatorOptions.Testing);
        var behaviour = Assert.Single(script.Requests);
        Assert.Equal((1, Wire.Dialect.VLlm, TimeSpan.FromSeconds(1)), (options.Slots, options.ServerDialect, options.KeepAlive));
        Assert.Equal((0, TimeSpan.FromMilliseconds(12.5), FaultKind.EventError), (behaviour.Times, behaviour.Cadence!.Value, behaviour.Fault!.Kind));
    }

    [Fact]
    public void A_misspelt_member_is_an_error() => Assert.Throws<JsonException>(() => ScriptFile.Parse("""{"requests":[{"delay":5}]}"""));

    [Theory]
    [InlineData("slow-prompt.json")]
    [InlineData("stall.json")]
    [InlineData("cold-start.json")]
    [InlineData("a-bad-day.json")]
    [InlineData("odd-but-valid.json")]
    public async Task The_examples_can_be_read(string name)
    {
        var script = await ScriptFile.ReadAsync(Path.Combine(AppContext.BaseDirectory, "scripts", name), CancellationToken.None);
        Assert.True(script.Requests.Count > 0 || script.Server.Models is { Count: > 0 });
    }

    [Fact]
    public async Task A_behaviour_waits_for_the_request_it_is_for()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(ScriptFile.Parse("""{"requests":[{"when":{"contains":"WEATHER"},"times":2,"text":"It rains."}]}""").Requests);
        Assert.Equal("You said: hi", await bench.TextAsync(Bench.Chat("hi")));
        Assert.Equal("It rains.", await bench.TextAsync(Bench.Chat("the weather?")));
        Assert.Equal("It rains.", await bench.TextAsync(Bench.Chat("the weather?")));
        Assert.Equal("You said: the weather?", await bench.TextAsync(Bench.Chat("the weather?")));
    }

    [Fact]
    public async Task Json_can_come_as_thoughts_with_nothing_said()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Thinks("""{"a":1}""", ""));
        var events = await bench.EventsAsync(Bench.Chat("hi"));
        Assert.Equal(("""{"a":1}""", ""), (Bench.Text(events, "reasoning_content"), Bench.Text(events)));
    }
}
