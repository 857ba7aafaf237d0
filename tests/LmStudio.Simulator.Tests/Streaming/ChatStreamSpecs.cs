using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Streaming;

public sealed class ChatStreamSpecs
{
    [Fact]
    public async Task A_stream_is_the_literal_sequence_of_the_real_server()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.SaysTokens("Hello", " there"));

        var body = await bench.BodyAsync(Bench.Chat("hi", more: ""","stream_options":{"include_usage":true}"""));

        var id = (string)Bench.Events(body)[0]["id"]!;
        var created = (long)Bench.Events(body)[0]["created"]!;
        var head = $$"""data: {"id":"{{id}}","object":"chat.completion.chunk","created":{{created}},"model":"test/model","system_fingerprint":"test/model","choices":""";
        Assert.Matches("^chatcmpl-[a-z0-9]{21}$", id);
        Assert.Equal(
            [
                head + """[{"index":0,"delta":{"role":"assistant","content":"Hello"},"logprobs":null,"finish_reason":null}]}""",
                head + """[{"index":0,"delta":{"content":" there"},"logprobs":null,"finish_reason":null}]}""",
                head + """[{"index":0,"delta":{"content":""},"logprobs":null,"finish_reason":null}]}""",
                head + """[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}""",
                head + """[],"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7,"completion_tokens_details":{"reasoning_tokens":0}}}""",
                "data: [DONE]",
                "",
            ],
            body.Split("\n\n"));
    }

    [Fact]
    public async Task Headers_are_those_of_the_real_server()
    {
        await using var bench = await Bench.StartAsync();
        using var response = await bench.PostAsync(Bench.Chat("hi"));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Equal("timeout=5", response.Headers.GetValues("Keep-Alive").Single());
        Assert.Equal("Express", response.Headers.GetValues("X-Powered-By").Single());
    }

    [Fact]
    public async Task Usage_is_left_out_unless_asked_for()
    {
        await using var bench = await Bench.StartAsync();
        Assert.DoesNotContain("usage", await bench.BodyAsync(Bench.Chat("hi")));
    }

    [Theory]
    [InlineData(ReasoningPlace.ReasoningContent, "reasoning_content")]
    [InlineData(ReasoningPlace.Reasoning, "reasoning")]
    public async Task Thoughts_come_in_the_field_asked_for(ReasoningPlace place, string field)
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Thinks("We need three.", "3", place));

        var events = await bench.EventsAsync(Bench.Chat("1+2"));

        Assert.Equal("We need three.", Bench.Text(events, field));
        Assert.Equal("3", Bench.Text(events).Trim());
        Assert.Equal("assistant", (string?)events[0]["choices"]![0]!["delta"]!["role"]);
    }

    [Theory]
    [InlineData(ReasoningPlace.ThinkTags, "<think>hm</think>\n\n3")]
    [InlineData(ReasoningPlace.OrphanCloseTag, "hm</think>\n\n3")]
    public async Task Thoughts_come_as_tags_in_the_text(ReasoningPlace place, string expected)
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Thinks("hm", "3", place));
        Assert.Equal(expected, await bench.TextAsync(Bench.Chat("1+2")));
    }

    [Fact]
    public async Task Tool_calls_come_one_after_the_other_in_fragments()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Calls(
            new ScriptedToolCall { Name = "get_weather", Arguments = """{"city":"Paris"}""", Fragments = 3 },
            new ScriptedToolCall { Name = "get_time", Fragments = 0 }));

        var deltas = (await bench.EventsAsync(Bench.Chat("weather?")))
            .Select(one => one["choices"]![0]!["delta"]!["tool_calls"]?[0]).Where(call => call is not null).ToList();

        Assert.Equal([0, 0, 0, 0, 1], deltas.Select(call => (int)call!["index"]!));
        Assert.Matches("^[0-9]{9}$", (string?)deltas[0]!["id"]);
        Assert.Null(deltas[1]!["id"]);
        Assert.Equal("""{"city":"Paris"}""", string.Concat(deltas.Take(4).Select(call => (string?)call!["function"]!["arguments"])));
        Assert.Equal("get_time", (string?)deltas[4]!["function"]!["name"]);
    }

    [Fact]
    public async Task A_reply_that_reaches_max_tokens_ends_with_length()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.SaysTokens("a", "b", "c"));

        var events = await bench.EventsAsync(Bench.Chat("hi", more: ""","max_tokens":2"""));

        Assert.Equal("ab", Bench.Text(events));
        Assert.Equal("length", (string?)events[^1]["choices"]![0]!["finish_reason"]);
    }

    [Fact]
    public async Task A_stop_text_ends_the_reply_before_it()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Says("one two three"));
        Assert.Equal("one ", await bench.TextAsync(Bench.Chat("hi", more: ""","stop":["two"]""")));
    }

    [Fact]
    public async Task Without_streaming_the_reply_is_one_body()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Thinks("hm", "Hello"));

        var body = await bench.JsonAsync(Bench.Chat("hi", stream: false));

        var message = body["choices"]![0]!["message"]!;
        Assert.Equal(("Hello", "hm"), ((string?)message["content"], (string?)message["reasoning_content"]));
        Assert.Equal("chat.completion", (string?)body["object"]);
        Assert.Equal("{}", body["stats"]!.ToJsonString());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 0)]
    [InlineData(0, 4)]
    [InlineData(100, 5)]
    public async Task However_the_bytes_are_cut_the_text_is_the_same(int bytesPerWrite, int eventsPerWrite)
    {
        const string said = "Grüße 🎹 père 日本語 👨‍👩‍👧";
        await using var bench = await Bench.StartAsync();
        var framing = new Framing { BytesPerWrite = bytesPerWrite, EventsPerWrite = eventsPerWrite, Pause = TimeSpan.Zero };
        bench.Server.Script(Behaviour.Says(said) with { Framing = framing });
        Assert.Equal(said, await bench.TextAsync(Bench.Chat("hi")));
    }

    [Fact]
    public async Task Lines_can_be_spelt_as_other_servers_spell_them()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Says("x") with
        {
            Framing = new Framing { CarriageReturns = true, NoSpaceAfterColon = true, Comments = true },
        });
        var body = await bench.BodyAsync(Bench.Chat("hi"));
        Assert.StartsWith(": keep-alive\r\n\r\ndata:{", body);
        Assert.EndsWith("data:[DONE]\r\n\r\n", body);
    }
}
