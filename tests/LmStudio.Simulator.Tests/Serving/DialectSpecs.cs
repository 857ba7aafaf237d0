using System.Net;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class DialectSpecs
{
    private static SimulatorOptions As(Dialect dialect) => SimulatorOptions.Testing with { ServerDialect = dialect };

    [Theory]
    [InlineData(Dialect.LlamaServer, "reasoning_content", """{"role":"assistant","content":null}""")]
    [InlineData(Dialect.Ollama, "reasoning", """{"role":"assistant","content":"","reasoning":"hm"}""")]
    [InlineData(Dialect.VLlm, "reasoning", """{"role":"assistant","content":""}""")]
    public async Task Each_server_opens_and_thinks_in_its_own_way(Dialect dialect, string field, string opening)
    {
        await using var bench = await Bench.StartAsync(As(dialect));
        bench.Server.Script(Behaviour.Thinks("hm", "3"));
        var events = await bench.EventsAsync(Bench.Chat("hi"));
        Assert.Equal(opening, events[0]["choices"]![0]!["delta"]!.ToJsonString());
        Assert.Equal("hm", Bench.Text(events, field));
    }

    [Theory]
    [InlineData(Dialect.LlamaServer, HttpStatusCode.OK)]
    [InlineData(Dialect.Ollama, HttpStatusCode.NotFound)]
    [InlineData(Dialect.VLlm, HttpStatusCode.NotFound)]
    public async Task An_unknown_model_is_answered_or_not_found(Dialect dialect, HttpStatusCode status)
    {
        await using var bench = await Bench.StartAsync(As(dialect));
        using var response = await bench.PostAsync(Bench.Chat("hi", model: "no/such-model"));
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(Dialect.LlamaServer, HttpStatusCode.BadRequest, "\"type\":\"exceed_context_size_error\"")]
    [InlineData(Dialect.Ollama, HttpStatusCode.OK, "[DONE]")]
    [InlineData(Dialect.VLlm, HttpStatusCode.BadRequest, "maximum context length is 40 tokens")]
    public async Task A_prompt_too_long_is_met_differently(Dialect dialect, HttpStatusCode status, string expected)
    {
        await using var bench = await Bench.StartAsync(As(dialect) with { Models = [new SimulatedModel { Id = "test/model", LoadedContextLength = 40 }] });
        using var response = await bench.PostAsync(Bench.Chat(string.Concat(Enumerable.Repeat("word ", 100))));
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Llama_server_says_that_it_loads_and_sends_usage_with_timings()
    {
        var clock = new ManualTime();
        var model = new SimulatedModel { Id = "test/model", LoadedAtStart = false, LoadTime = TimeSpan.FromSeconds(10) };
        await using var bench = await Bench.StartAsync(As(Dialect.LlamaServer) with { Models = [model], TimeProvider = clock });
        using (var loading = await bench.PostAsync(Bench.Chat("hi")))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, loading.StatusCode);
        await clock.PassUntilAsync(bench.LoadedAsync());

        var last = (await bench.EventsAsync(Bench.Chat("hi")))[^1];
        Assert.Equal("stop", (string?)last["choices"]![0]!["finish_reason"]);
        Assert.NotNull(last["usage"]);
        Assert.NotNull(last["timings"]);
    }

    [Fact]
    public async Task Ollama_sends_a_tool_call_whole()
    {
        await using var bench = await Bench.StartAsync(As(Dialect.Ollama));
        bench.Server.Script(Behaviour.Calls(new ScriptedToolCall { Name = "f", Arguments = """{"a":1}""", Fragments = 5 }));
        var call = (await bench.EventsAsync(Bench.Chat("hi")))[0]["choices"]![0]!["delta"]!["tool_calls"]![0]!;
        Assert.StartsWith("call_", (string?)call["id"]);
        Assert.Equal("""{"a":1}""", (string?)call["function"]!["arguments"]);
    }

    [Theory]
    [InlineData(Dialect.LlamaServer, "/health", "ok")]
    [InlineData(Dialect.LlamaServer, "/props", "total_slots")]
    [InlineData(Dialect.Ollama, "/api/tags", "test/model")]
    [InlineData(Dialect.VLlm, "/v1/models", "max_model_len")]
    [InlineData(Dialect.LmStudio, "/lmstudio-greeting", "true")]
    public async Task Each_server_is_known_by_its_routes(Dialect dialect, string path, string expected)
    {
        await using var bench = await Bench.StartAsync(As(dialect));
        Assert.Contains(expected, await bench.Client.GetStringAsync(path));
    }

    [Theory]
    [InlineData(Dialect.LlamaServer)]
    [InlineData(Dialect.Ollama)]
    [InlineData(Dialect.VLlm)]
    public async Task The_others_do_not_have_the_native_routes(Dialect dialect)
    {
        await using var bench = await Bench.StartAsync(As(dialect));
        using var response = await bench.Client.GetAsync("/api/v1/models");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Errors_within_a_stream_are_data_on_the_others()
    {
        await using var bench = await Bench.StartAsync(As(Dialect.VLlm));
        bench.Server.Script(Behaviour.Breaks(FaultKind.Unload, 1, "one two"));
        Assert.EndsWith(
            """data: {"error":{"message":"Model unloaded.","type":"invalid_request_error","param":null,"code":null}}""" + "\n\n",
            await bench.BodyAsync(Bench.Chat("hi")));
    }
}
