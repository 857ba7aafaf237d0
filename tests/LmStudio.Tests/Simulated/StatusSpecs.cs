using FamilyChat.LmStudio.Models;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Wire;
using FamilyChat.LmStudio.Tests.Support;

namespace FamilyChat.LmStudio.Tests.Simulated;

public sealed class StatusSpecs : SimulatedServer
{
    private static readonly SimulatedModel Loaded = new() { Id = "qwen/qwen3-8b", DisplayName = "Qwen3 8B", LoadedContextLength = 8192 };
    private static readonly SimulatedModel OnDisk = new() { Id = "google/gemma-4-e4b", DisplayName = "Gemma 4", LoadedAtStart = false };
    private static readonly SimulatedModel Embedding = new() { Id = "text-embedding-nomic", Kind = ModelKind.Embedding };

    [Fact]
    public async Task LM_Studio_tells_its_models_their_state_and_its_slots()
    {
        await using var server = await StartAsync(With(Loaded, OnDisk, Embedding) with { Slots = 3 });
        using var client = Client(server);
        var status = await client.Client.GetStatusAsync();
        Assert.Equal((ModelServerKind.LmStudio, ModelServerState.Ready, "", 3), (status.Kind, status.State, status.Detail, status.Slots));
        Assert.Collection(
            status.Models,
            m =>
            {
                Assert.Equal(("qwen/qwen3-8b", "Qwen3 8B", ModelState.Loaded, 8192), (m.Id, m.Name, m.State, m.ContextLength));
                Assert.Equal(["qwen/qwen3-8b"], m.InstanceIds);
            },
            m => Assert.Equal(("google/gemma-4-e4b", ModelState.Available, 262_144), (m.Id, m.State, m.ContextLength)));
    }

    [Fact]
    public async Task A_model_that_cannot_be_asked_for_is_not_offered()
    {
        await using var server = await StartAsync(With(Loaded, OnDisk) with { JustInTimeLoading = false });
        using var client = Client(server);
        Assert.Equal("qwen/qwen3-8b", Assert.Single((await client.Client.GetStatusAsync()).Models).Id);
    }

    [Fact]
    public async Task Nothing_loaded_is_no_model_unless_it_loads_on_demand()
    {
        await using var byHand = await StartAsync(With(OnDisk) with { JustInTimeLoading = false });
        using var first = Client(byHand);
        Assert.Equal(ModelServerState.NoModel, (await first.Client.GetStatusAsync()).State);

        await using var onDemand = await StartAsync(With(OnDisk));
        using var second = Client(onDemand);
        Assert.Equal(ModelServerState.Ready, (await second.Client.GetStatusAsync()).State);
    }

    [Fact]
    public async Task A_load_for_a_question_of_ours_is_seen()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(With(OnDisk with { LoadTime = TimeSpan.FromSeconds(10) }) with { TimeProvider = time });
        using var client = Client(server);
        var reply = client.AskAsync("Hi", OnDisk.Id);
        await server.Recorder.WaitForAsync(r => r.Path == "/v1/chat/completions");
        Assert.Equal(ModelServerState.Loading, (await client.Client.GetStatusAsync()).State);
        await time.PassUntilAsync(reply);
        Assert.Equal("You said: Hi", (await reply).Text);
        Assert.Equal(ModelServerState.Ready, (await client.Client.GetStatusAsync()).State);
    }

    [Theory]
    [InlineData(Dialect.LlamaServer)]
    [InlineData(Dialect.Ollama)]
    [InlineData(Dialect.VLlm)]
    public async Task Other_servers_are_told_apart(Dialect dialect)
    {
        await using var server = await StartAsync(With(Loaded) with { ServerDialect = dialect });
        using var client = Client(server);
        var status = await client.Client.GetStatusAsync();
        Assert.Equal((ModelServerKind.OpenAiCompatible, ModelServerState.Ready), (status.Kind, status.State));
        Assert.Single(status.Models);
    }

    [Fact]
    public async Task The_demo_is_called_the_demo()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        client.Options = client.Options with { Kind = ModelServerKind.Demo };
        var status = await client.Client.GetStatusAsync();
        Assert.Equal((ModelServerKind.Demo, "Demo model"), (status.Kind, status.Name));
    }

    [Fact]
    public async Task A_server_that_is_away_comes_back_without_being_asked_twice()
    {
        using var client = new TestClient("http://127.0.0.1:1");
        var away = await client.Client.GetStatusAsync();
        Assert.Equal(ModelServerState.Unreachable, away.State);
        Assert.NotEmpty(away.Detail);
        await using var server = await StartAsync();
        client.Options = client.Options with { Url = server.BaseAddress + "v1" };
        Assert.Equal(ModelServerState.Ready, (await client.Client.GetStatusAsync()).State);
    }

    [Fact]
    public async Task A_missing_token_is_told_in_plain_words()
    {
        await using var server = await StartAsync(SimulatorOptions.Testing with { Token = "sk-lm-abcdefgh:ijklmnopqrstuvwxyz01" });
        using var client = Client(server);
        var status = await client.Client.GetStatusAsync();
        Assert.Equal(ModelServerState.Unreachable, status.State);
        Assert.Contains("token", status.Detail, StringComparison.Ordinal);
        Assert.Equal(ModelServerProblem.WantsToken, status.Problem);
    }

    [Theory]
    [InlineData("nonsense://x", null)]
    [InlineData("http://127.0.0.1:1", "two\r\nlines")]
    public async Task A_setting_that_cannot_be_right_is_a_state_too(string url, string? token)
    {
        using var client = new TestClient(new LmStudioOptions { Url = url, Token = token });
        Assert.Equal(ModelServerState.Unreachable, (await client.Client.GetStatusAsync()).State);
    }

    [Fact]
    public async Task Whichever_model_is_loaded_answers_when_none_is_named()
    {
        await using var server = await StartAsync(With(OnDisk, Loaded));
        using var client = Client(server);
        Assert.Equal("qwen/qwen3-8b", (await client.AskAsync("Hi", model: null)).End!.Model);
        Assert.Equal(["qwen/qwen3-8b"], server.LoadedInstances);
    }

    [Fact]
    public async Task Status_and_replies_go_on_at_the_same_time()
    {
        await using var server = await StartAsync(SimulatorOptions.Testing with { Cadence = TimeSpan.FromMilliseconds(1) });
        using var client = Client(server);
        var replies = Enumerable.Range(0, 10).Select(_ => client.AskAsync("Hi")).ToList();
        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Client.GetStatusAsync()));
        Assert.All(states, s => Assert.Equal(ModelServerState.Ready, s.State));
        Assert.All(await Task.WhenAll(replies), r => Assert.Equal("You said: Hi", r.Text));
    }

    private static SimulatorOptions With(params SimulatedModel[] models) => SimulatorOptions.Testing with { Models = models };
}
