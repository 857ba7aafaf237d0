using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class NativeChatSpecs
{
    private const string Path = "/api/v1/chat";

    [Fact]
    public async Task A_stream_tells_of_prompt_thoughts_and_message_and_ends_with_the_whole_reply()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Thinks("hm", "Hello"));
        var body = await bench.BodyAsync("""{"model":"test/model","input":"hi","stream":true}""", Path);

        Assert.Equal(
            ["chat.start", "prompt_processing.start", "prompt_processing.progress", "prompt_processing.progress", "prompt_processing.end",
             "reasoning.start", "reasoning.delta", "reasoning.end", "message.start", "message.delta", "message.delta", "message.end", "chat.end"],
            Names(body));
        var result = Bench.Events(body)[^1]["result"]!;
        Assert.Equal("test/model", (string?)result["model_instance_id"]);
        Assert.Equal("reasoning", (string?)result["output"]![0]!["type"]);
        Assert.StartsWith("resp_", (string?)result["response_id"]);
    }

    [Fact]
    public async Task Loading_is_told_of()
    {
        var clock = new ManualTime();
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with
        {
            Models = [new SimulatedModel { Id = "test/model", LoadedAtStart = false, LoadTime = TimeSpan.FromMilliseconds(400) }],
            TimeProvider = clock,
        });
        var asked = bench.BodyAsync("""{"model":"test/model","input":"hi","stream":true}""", Path);
        await bench.UntilAsync(() => clock.Armed == 2);
        await clock.PassUntilAsync(asked);
        var body = await asked;
        Assert.Equal(["chat.start", "model_load.start", "model_load.progress", "model_load.end"], Names(body).Distinct().Take(4));
    }

    [Fact]
    public async Task An_error_is_still_followed_by_the_end()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Breaks(FaultKind.EventError, 1, "one two"));
        Assert.Equal(["message.delta", "message.end", "error", "chat.end"], Names(await bench.BodyAsync("""{"model":"test/model","input":"hi","stream":true}""", Path)).TakeLast(4));
    }

    [Fact]
    public async Task The_server_runs_the_tools_of_its_integrations_and_goes_on_with_what_they_said()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(new Behaviour
        {
            Text = "Sunny.",
            ToolCalls =
            [
                new ScriptedToolCall { Name = "weather", Arguments = """{"city":"Lisbon"}""", Output = "sun", Fragments = 3 },
                new ScriptedToolCall { Name = "nonsense", Failure = "Cannot find tool with name nonsense." },
            ],
        });
        var body = await bench.BodyAsync(
            """
            {"model":"test/model","input":"hi","stream":true,"integrations":[
              {"type":"ephemeral_mcp","server_label":"sky","server_url":"https://sky.example","allowed_tools":["weather"]},"mcp/other"]}
            """,
            Path);

        Assert.Equal(
            ["tool_call.start", "tool_call.arguments", "tool_call.success", "tool_call.start", "tool_call.arguments", "tool_call.failure", "message.start"],
            Names(body).SkipWhile(name => name != "tool_call.start").Take(7));
        var events = Bench.Events(body);
        var success = events.Single(one => (string?)one["type"] == "tool_call.success");
        Assert.Equal(("weather", "Lisbon", "sun"), ((string?)success["tool"], (string?)success["arguments"]!["city"], (string?)success["output"]));
        Assert.Equal("sky", (string?)success["provider_info"]!["server_label"]);
        Assert.Equal("mcp/other", (string?)events.Last(one => (string?)one["type"] == "tool_call.start")["provider_info"]!["plugin_id"]);
        Assert.Equal(["tool_call", "invalid_tool_call", "message"], events[^1]["result"]!["output"]!.AsArray().Select(item => (string?)item!["type"]));
    }

    [Fact]
    public async Task A_stored_chat_is_gone_on_with()
    {
        await using var bench = await Bench.StartAsync();
        var first = await bench.JsonAsync("""{"model":"test/model","input":"one"}""", Path);
        var id = (string?)first["response_id"];
        var second = await bench.JsonAsync($$"""{"model":"test/model","input":"two","previous_response_id":"{{id}}"}""", Path);
        Assert.True((int)second["stats"]!["input_tokens"]! > 2 * (int)first["stats"]!["input_tokens"]!);
        Assert.Contains("previous_response_not_found", await bench.BodyAsync("""{"model":"test/model","input":"x","previous_response_id":"resp_none"}""", Path));
        Assert.Null((await bench.JsonAsync("""{"model":"test/model","input":"x","store":false}""", Path))["response_id"]);
    }

    [Theory]
    [InlineData("""{"model":"test/model","input":"x","ttl":5}""", "Unrecognized key(s) in object: 'ttl'", "unrecognized_keys")]
    [InlineData("""{"model":"none","input":"x"}""", "Invalid model identifier", "model_not_found")]
    [InlineData("""{"model":"test/model","input":[{"type":"message","content":"x"}]}""", "Invalid discriminator", "invalid_union")]
    public async Task Bodies_are_read_strictly(string body, string message, string code)
    {
        await using var bench = await Bench.StartAsync();
        var error = (await bench.JsonAsync(body, Path))["error"]!;
        Assert.Contains(message, (string?)error["message"]);
        Assert.Equal(code, (string?)error["code"]);
    }

    private static IEnumerable<string> Names(string body) =>
        body.Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal)).Select(line => line["event: ".Length..]);
}
