using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class MessagesSpecs
{
    private const string Path = "/v1/messages";

    private const string Ask = """{"model":"test/model","max_tokens":100,"stream":true,"system":"Be kind.","messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}]}""";

    [Fact]
    public async Task A_message_is_streamed_block_by_block()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(new Behaviour { Reasoning = "hm", Tokens = ["one", " two"], ToolCalls = [new ScriptedToolCall { Name = "look", Arguments = """{"at":1}""" }] });

        var events = Bench.Events(await bench.BodyAsync(Ask, Path));

        Assert.Equal(
            [
                "message_start", "content_block_start", "content_block_delta", "content_block_stop",
                "content_block_start", "content_block_delta", "content_block_delta", "content_block_delta", "content_block_stop",
                "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop",
            ],
            events.Select(one => (string?)one["type"]));
        Assert.Equal(["thinking", "text", "tool_use"], events.Where(one => one["content_block"] is not null).Select(one => (string?)one["content_block"]!["type"]));
        Assert.Equal("one two", string.Concat(events.Select(one => (string?)one["delta"]?["text"])).Trim());
        Assert.Equal("""{"at":1}""", string.Concat(events.Select(one => (string?)one["delta"]?["partial_json"])));
        Assert.Equal("tool_use", (string?)events[^2]["delta"]!["stop_reason"]);
    }

    [Fact]
    public async Task The_same_message_comes_in_one_body()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Says("one two three"));

        var message = await bench.JsonAsync(Ask.Replace(""","stream":true""", "", StringComparison.Ordinal).Replace("100", "2", StringComparison.Ordinal), Path);

        Assert.Equal(("message", "assistant", "max_tokens"), ((string?)message["type"], (string?)message["role"], (string?)message["stop_reason"]));
        Assert.Equal("one two", ((string?)message["content"]![0]!["text"])!.Trim());
        Assert.Equal(2, (int)message["usage"]!["output_tokens"]!);
    }

    [Fact]
    public async Task Errors_have_this_apis_shape_before_and_in_the_stream()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Breaks(FaultKind.EventError, 1, "one two"));

        var broken = Bench.Events(await bench.BodyAsync(Ask, Path))[^1];
        var missing = await bench.JsonAsync("""{"model":"test/model","messages":[]}""", Path);

        Assert.Equal("error", (string?)broken["type"]);
        Assert.StartsWith("The model has crashed", (string?)broken["error"]!["message"]);
        Assert.Equal(("error", "max_tokens: Field required"), ((string?)missing["type"], (string?)missing["error"]!["message"]));
    }
}
