using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using FamilyChat.LmStudio.Tests.Support;

namespace FamilyChat.LmStudio.Tests.Simulated;

public sealed class FaultSpecs : SimulatedServer
{
    [Theory]
    [InlineData(FaultKind.EventError, ModelServerError.ModelCrashed)]
    [InlineData(FaultKind.DataError, ModelServerError.ModelCrashed)]
    [InlineData(FaultKind.EndOfStream, ModelServerError.BadResponse)]
    [InlineData(FaultKind.Close, ModelServerError.Unreachable)]
    [InlineData(FaultKind.Reset, ModelServerError.Unreachable)]
    [InlineData(FaultKind.Unload, ModelServerError.ModelCrashed)]
    [InlineData(FaultKind.Garbage, ModelServerError.BadResponse)]
    public async Task A_fault_in_the_middle_keeps_the_text_and_the_next_question_works(FaultKind fault, ModelServerError expected)
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Breaks(fault, afterTokens: 2, text: "one two three"));
        var reply = await client.AskAsync("Hi");
        Assert.Equal("one two", reply.Text.TrimEnd());
        Assert.Equal(expected, reply.Failure?.Error);
        Assert.Equal("You said: Again", (await client.AskAsync("Again")).Text);
    }

    [Theory]
    [InlineData(FaultKind.EventError, true)]
    [InlineData(FaultKind.EventError, false)]
    [InlineData(FaultKind.DataError, true)]
    public async Task An_error_instead_of_the_first_word_is_classified(FaultKind fault, bool doneFollows)
    {
        var reply = await AskAsync(new Behaviour
        {
            Text = "never",
            Fault = new StreamFault { Kind = fault, Message = "Input does not fit in context length.", DoneFollows = doneFollows },
        });
        Assert.Empty(reply.Parts);
        Assert.Equal(ModelServerError.ContextTooLong, reply.Failure!.Error);
    }

    [Theory]
    [InlineData(OverflowWording.Mlx)]
    [InlineData(OverflowWording.LlamaCpp)]
    public async Task A_prompt_that_does_not_fit_is_told(OverflowWording wording)
    {
        foreach (var dialect in new[] { Dialect.LmStudio, Dialect.LlamaServer, Dialect.VLlm })
        {
            await using var server = await StartAsync(SimulatorOptions.Testing with
            {
                ServerDialect = dialect,
                OverflowWording = wording,
                Models = [new SimulatedModel { Id = "test/model", LoadedContextLength = 64 }],
            });
            using var client = Client(server);
            var reply = await client.AskAsync(string.Concat(Enumerable.Repeat("many words ", 200)));
            Assert.Equal(ModelServerError.ContextTooLong, reply.Failure!.Error);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_reply_of_nothing_is_an_error(bool emptyStream, bool zeroUsage)
    {
        var reply = await AskAsync(new Behaviour { Text = "", EmptyStream = emptyStream, ZeroUsage = zeroUsage });
        Assert.Equal(ModelServerError.EmptyReply, reply.Failure!.Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_tool_nobody_offered_is_no_reply(int fragments)
    {
        var call = new ScriptedToolCall { Name = "get_weather", Arguments = """{"city":"Paris"}""", Fragments = fragments };
        Assert.Equal(ModelServerError.EmptyReply, (await AskAsync(Behaviour.Calls(call, call))).Failure!.Error);
    }

    [Theory]
    [InlineData(400, "No models loaded. Please load a model in the developer page or use the 'lms load' command.", ModelServerError.NoModelLoaded)]
    [InlineData(404, "No models loaded.", ModelServerError.NoModelLoaded)]
    [InlineData(404, "The model `x` does not exist.", ModelServerError.ModelNotFound)]
    [InlineData(400, "Model loading was stopped due to insufficient system resources.", ModelServerError.NoModelLoaded)]
    [InlineData(400, "The model has crashed without additional information. (Exit code: null)", ModelServerError.ModelCrashed)]
    [InlineData(400, "Error rendering prompt with jinja template: x", ModelServerError.BadResponse)]
    [InlineData(401, "Invalid API Key", ModelServerError.Unauthorized)]
    [InlineData(503, "unavailable", ModelServerError.Unreachable)]
    public async Task A_refusal_is_understood_in_every_shape(int status, string message, ModelServerError expected)
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        foreach (var shape in Enum.GetValues<ErrorShape>())
        {
            server.Script(Behaviour.Refuses(status, message, shape));
            var reply = await client.AskAsync("Hi");
            Assert.Equal((shape, expected), (shape, reply.Failure!.Error));
        }
    }

    [Fact]
    public async Task A_server_without_a_model_says_so()
    {
        await using var server = await StartAsync(SimulatorOptions.Testing with
        {
            JustInTimeLoading = false,
            Models = [new SimulatedModel { Id = "test/model", LoadedAtStart = false }],
        });
        using var client = Client(server);
        Assert.Equal(ModelServerError.NoModelLoaded, (await client.AskAsync("Hi")).Failure!.Error);
    }

    [Fact]
    public async Task A_load_refused_for_memory_says_so()
    {
        await using var server = await StartAsync(SimulatorOptions.Testing with
        {
            Models =
            [
                new SimulatedModel
                {
                    Id = "test/model",
                    LoadedAtStart = false,
                    LoadError = "Model loading was stopped due to insufficient system resources.",
                },
            ],
        });
        using var client = Client(server);
        Assert.Equal(ModelServerError.NoModelLoaded, (await client.AskAsync("Hi")).Failure!.Error);
    }

    [Fact]
    public async Task A_model_evicted_while_it_writes_keeps_its_text()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Stalls(afterTokens: 1, text: "one two"));
        await using var parts = client.Client.GenerateAsync(Ask("Hi")).GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync().AsTask().InTime());
        Assert.True(server.Unload("test/model"));
        var failure = await Assert.ThrowsAsync<ModelServerException>(() => parts.MoveNextAsync().AsTask().InTime());
        Assert.Equal(ModelServerError.ModelCrashed, failure.Error);
    }

    [Fact]
    public async Task A_token_is_asked_for_and_given()
    {
        const string Token = "sk-lm-abcdefgh:ijklmnopqrstuvwxyz01";
        await using var server = await StartAsync(SimulatorOptions.Testing with { Token = Token });
        using var client = Client(server);
        Assert.Equal(ModelServerError.Unauthorized, (await client.AskAsync("Hi")).Failure!.Error);
        client.Options = client.Options with { Token = "sk-lm-bogus" };
        var refused = await client.AskAsync("Hi");
        Assert.Equal(ModelServerError.Unauthorized, refused.Failure!.Error);
        Assert.DoesNotContain("sk-", refused.Failure.ToString(), StringComparison.Ordinal);
        client.Options = client.Options with { Token = Token };
        Assert.Equal("You said: Hi", (await client.AskAsync("Hi")).Text);
    }
}
