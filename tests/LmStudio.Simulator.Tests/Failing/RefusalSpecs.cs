using System.Net;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Failing;

public sealed class RefusalSpecs
{
    [Theory]
    [InlineData(400, ErrorShape.Nested, """{"error":{"message":"no","type":"invalid_request_error","param":null,"code":null}}""")]
    [InlineData(401, ErrorShape.Text, """{"error":"no"}""")]
    [InlineData(404, ErrorShape.Flat, """{"object":"error","message":"no","type":"invalid_request_error","param":null,"code":404}""")]
    [InlineData(503, ErrorShape.NumericCode, """{"error":{"code":503,"message":"no","type":"invalid_request_error"}}""")]
    [InlineData(502, ErrorShape.Plain, "no")]
    public async Task Any_status_comes_in_any_shape(int status, ErrorShape shape, string expected)
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Refuses(status, "no", shape));
        using var response = await bench.PostAsync(Bench.Chat("hi"));
        Assert.Equal(((HttpStatusCode)status, expected), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task An_unknown_route_is_two_hundred_with_an_error()
    {
        await using var bench = await Bench.StartAsync();
        using var response = await bench.PostAsync("{}", "/chat/completions");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"error":"Unexpected endpoint or method. (POST /chat/completions)"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_token_is_asked_for_when_authentication_is_on()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Token = "sk-lm-abcdefgh:abcdefghijklmnopqrst" });
        using var without = await bench.Client.GetAsync("/v1/models");
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Contains("An LM Studio API token is required", await without.Content.ReadAsStringAsync());

        bench.Client.DefaultRequestHeaders.Authorization = new("Bearer", "sk-bogus-Everything");
        using var bad = await bench.Client.GetAsync("/v1/models");
        Assert.Contains("Malformed LM Studio API token provided: sk-bogus-E**************…", await bad.Content.ReadAsStringAsync());

        bench.Client.DefaultRequestHeaders.Authorization = new("Bearer", "sk-lm-abcdefgh:abcdefghijklmnopqrst");
        using var good = await bench.Client.GetAsync("/v1/models");
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }

    [Theory]
    [InlineData(OverflowWording.Mlx, "Input does not fit in context length. The input has")]
    [InlineData(OverflowWording.LlamaCpp, "greater than the context length")]
    public async Task A_prompt_too_long_is_an_error_event_in_a_stream_and_a_400_without(OverflowWording wording, string expected)
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with
        {
            OverflowWording = wording,
            Models = [new SimulatedModel { Id = "test/model", LoadedContextLength = 50 }],
        });
        var longText = string.Join(' ', Enumerable.Repeat("word", 100));

        using var stream = await bench.PostAsync(Bench.Chat(longText));
        using var whole = await bench.PostAsync(Bench.Chat(longText, stream: false));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (stream.StatusCode, whole.StatusCode));
        var text = await stream.Content.ReadAsStringAsync();
        Assert.StartsWith("event: error\ndata: ", text);
        Assert.Contains(expected, text);
        Assert.Contains(expected, await whole.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"model":"test/model"}""", "'messages' field is required")]
    [InlineData("{not json", "Invalid JSON body")]
    [InlineData("""{"messages":[],"response_format":{"type":"json_object"}}""", "'response_format.type' must be 'json_schema' or 'text'")]
    [InlineData("""{"messages":[],"reasoning_effort":"off"}""", "Supported values: none, minimal, low, medium, high, xhigh.")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"http://x/y.png"}}]}]}""", "'url' field must be a base64")]
    [InlineData("""{"messages":[{"role":"user","content":{"text":"x"}}]}""", "is not iterable")]
    public async Task A_request_the_server_cannot_read_is_a_400(string body, string message)
    {
        await using var bench = await Bench.StartAsync();
        using var response = await bench.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync());
    }
}
