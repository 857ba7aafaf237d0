using System.Text.Json;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Tests.Simulated;

public sealed class SchemaSpecs : SimulatedServer
{
    private static readonly ReplySchema Schema = new("answer", """{"type":"object","properties":{"sql":{"type":"string"}}}""");

    [Fact]
    public async Task A_schema_is_sent_as_structured_output()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Says("""{"sql":"SELECT 1"}"""));
        Assert.Equal("""{"sql":"SELECT 1"}""", (await client.AskAsync(Ask("Hi") with { JsonSchema = Schema })).Text);
        Assert.Equal([true], AskedWithSchema(server));
    }

    [Fact]
    public async Task A_server_that_refuses_the_schema_is_asked_without_it_and_remembered()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Refuses(400, "'response_format.type' must be 'text'", ErrorShape.Text));
        Assert.Equal("You said: Hi", (await client.AskAsync(Ask("Hi") with { JsonSchema = Schema })).Text);
        Assert.Equal("You said: Hi", (await client.AskAsync(Ask("Hi") with { JsonSchema = Schema })).Text);
        Assert.Equal("You said: Hi", (await client.AskAsync(Ask("Hi") with { JsonSchema = Schema, Model = "another" })).Text);
        Assert.Equal([true, false, false, true], AskedWithSchema(server));
    }

    [Theory]
    [InlineData("No models loaded.", ModelServerError.NoModelLoaded)]
    [InlineData("Input does not fit in context length.", ModelServerError.ContextTooLong)]
    public async Task A_refusal_for_another_reason_is_not_blamed_on_the_schema(string message, ModelServerError expected)
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Refuses(400, message));
        Assert.Equal(expected, (await client.AskAsync(Ask("Hi") with { JsonSchema = Schema })).Failure!.Error);
        Assert.Single(server.Recorder.Generations);
    }

    [Fact]
    public async Task A_refusal_with_and_without_the_schema_is_not_remembered()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Refuses(400, "odd") with { Times = 2 });
        Assert.Equal(ModelServerError.BadResponse, (await client.AskAsync(Ask("Hi") with { JsonSchema = Schema })).Failure!.Error);
        await client.AskAsync(Ask("Hi") with { JsonSchema = Schema });
        Assert.Equal([true, false, true], AskedWithSchema(server));
    }

    [Fact]
    public async Task Json_that_landed_in_the_reasoning_is_found()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Thinks("""{"sql":"SELECT 1"}""", ""));
        Assert.Equal("""{"sql":"SELECT 1"}""", (await client.AskAsync(Ask("Hi") with { JsonSchema = Schema })).Text);
    }

    private static IEnumerable<bool> AskedWithSchema(SimulatorServer server) =>
        server.Recorder.Generations.Select(r => JsonDocument.Parse(r.Body).RootElement.TryGetProperty("response_format", out _));
}
