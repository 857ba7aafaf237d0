using System.Text.Json;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>Several models, models that must be loaded first, servers that want a token, and servers that are not LM Studio.</summary>
public sealed class ModelServerKindTests
{
    static readonly SimulatedModel Small = new() { Id = "small", DisplayName = "Small" };
    static readonly SimulatedModel Large = new() { Id = "large", DisplayName = "Large", LoadedAtStart = false, LoadTime = TimeSpan.FromMilliseconds(300) };
    static readonly SimulatedModel Embedder = new() { Id = "nomic-embed", Kind = ModelKind.Embedding };

    [Fact]
    public async Task The_models_are_listed_with_their_state_and_without_those_that_cannot_chat()
    {
        await using var server = await WholeServer.StartAsync(SimulatorOptions.Testing with { Models = [Small, Large, Embedder] });
        using var maya = await server.RegisterAsync("maya");

        using var answer = await maya.GetAsync("/api/models").ShouldBeAsync(200);
        var models = (await answer.JsonAsync()).EnumerateArray().ToDictionary(m => m.Text("id"), m => m.Text("state"));

        Assert.Equal(new Dictionary<string, string> { ["small"] = "loaded", ["large"] = "available" }, models);
    }

    [Fact]
    public async Task A_model_that_is_not_in_memory_is_said_to_be_loading_and_then_answers()
    {
        await using var server = await WholeServer.StartAsync(SimulatorOptions.Testing with { Models = [Small, Large] });
        using var maya = await server.RegisterAsync("maya");
        await using var line = await HubLine.OpenAsync(maya);
        var conversation = await maya.CreateConversationAsync();
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");

        await line.InvokeAsync("Send", new { conversationId = conversation, messageId = Conversing.NewId(), text = "Hi", model = "large" });

        var started = await outputs.UntilAsync("started");
        Assert.Equal(("large", true), (started.Text("model"), started.GetProperty("loading").GetBoolean()));
        var reply = (await outputs.UntilAsync("ended")).GetProperty("message");
        Assert.Equal(("complete", "large"), (reply.Text("state"), reply.Text("model")));
        Assert.Equal("large", (await maya.ConversationAsync(conversation)).Text("model"));
    }

    [Fact]
    public async Task A_model_unloaded_under_a_reply_keeps_the_text_and_is_loaded_again_for_the_next_question()
    {
        await using var server = await WholeServer.StartAsync(SimulatorOptions.Testing with { Models = [Small with { LoadedAtStart = false }] });
        server.Model.Script(Behaviour.Breaks(FaultKind.Unload, 2, "one two three") with { Cadence = TimeSpan.FromMilliseconds(80) });
        using var maya = await server.RegisterAsync("maya");

        var cut = await AskAsync(maya, "Hi");

        Assert.Equal(("failed", "model-crashed", "one two"), (cut.Text("state"), cut.GetProperty("error").Text("code"), cut.Text("text").Trim()));
        Assert.Equal("complete", (await AskAsync(maya, "Again")).Text("state"));
    }

    [Fact]
    public async Task A_server_that_wants_a_token_gets_the_one_from_the_settings()
    {
        const string Token = "sk-lm-abcdefgh:abcdefghij0123456789";
        await using var server = await WholeServer.StartAsync(SimulatorOptions.Testing with { Token = Token }, ("ModelServer:Token", Token));
        using var maya = await server.RegisterAsync("maya");

        Assert.Equal("complete", (await AskAsync(maya, "Hi")).Text("state"));
    }

    [Theory]
    [InlineData(Dialect.LlamaServer)]
    [InlineData(Dialect.Ollama)]
    [InlineData(Dialect.VLlm)]
    public async Task Another_server_of_the_same_protocol_serves_as_well(Dialect dialect)
    {
        await using var server = await WholeServer.StartAsync(SimulatorOptions.Testing with { ServerDialect = dialect });
        server.Model.Script(Behaviour.Thinks("hm", "Hello."));
        using var maya = await server.RegisterAsync("maya");

        var reply = await AskAsync(maya, "Hi");

        Assert.Equal(("complete", "Hello.", "hm"), (reply.Text("state"), reply.Text("text"), reply.Text("reasoning")));
    }

    [Fact]
    public async Task With_four_slots_four_replies_run_at_once_and_the_fifth_waits()
    {
        await using var server = await WholeServer.StartAsync(SimulatorOptions.Testing with { Slots = 4 });
        server.Model.Script(Enumerable.Repeat(Behaviour.Stalls(1, "word word word"), 4));
        using var maya = await server.RegisterAsync("maya");
        await using var line = await HubLine.OpenAsync(maya);

        var positions = new List<int>();
        for (var n = 0; n < 5; n++)
            positions.Add((await line.SendAsync(await maya.CreateConversationAsync(), "Hi")).GetProperty("position").GetInt32());

        Assert.Equal([0, 0, 0, 0, 1], positions);
    }

    static async Task<JsonElement> AskAsync(Browser browser, string text)
    {
        await using var line = await HubLine.OpenAsync(browser);
        var conversation = await browser.CreateConversationAsync();
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, text);
        return (await outputs.UntilAsync("ended")).GetProperty("message").Clone();
    }
}
