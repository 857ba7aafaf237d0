using System.Net.NetworkInformation;
using System.Text.Json;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>
/// What the model server does between requests and because of others: unloads, evicts, copies, queues, loads, closes. Each through the whole
/// product over HTTP: what the member gets, what the journal keeps, and what the server recorded.
/// </summary>
public sealed class ModelServerStateTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    static readonly SimulatedModel Small = new() { Id = "small" };
    static readonly SimulatedModel Cold = new() { Id = "cold", LoadedAtStart = false, LoadTime = TimeSpan.FromMilliseconds(300) };

    [Fact]
    public async Task A_model_unloaded_after_its_idle_time_is_loaded_again_for_the_next_turn()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Models = [Cold], IdleTimeToLive = TimeSpan.FromMilliseconds(50) });
        var conversation = await house.Maya.CreateConversationAsync();
        Assert.Equal("complete", (await house.AskAsync(conversation, "One")).Text("state"));
        await UntilAsync(() => house.Model.LoadedInstances.Count == 0);

        var reply = await house.AskAsync(conversation, "Two");

        Assert.Equal(("complete", "You said: Two"), (reply.Text("state"), reply.Text("text")));
        await house.Model.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.Completed && r.Body.Contains("Two", StringComparison.Ordinal));
        Assert.Equal(2, house.Model.Recorder.Generations.Count(g => g.Outcome == GenerationOutcome.Completed));
    }

    [Fact]
    public async Task A_reply_whose_model_another_program_evicts_keeps_its_text()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Models = [Small with { LoadedAtStart = false }, Cold] });
        house.Model.Script(Behaviour.Stalls(2, "one two three") with { When = new() { Model = "small" }, Cadence = TimeSpan.FromMilliseconds(80) });
        var conversation = await house.Maya.CreateConversationAsync();
        await using var outputs = house.Line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await house.Line.InvokeAsync("Send", new { conversationId = conversation, messageId = Conversing.NewId(), text = "Hi", model = "small" });
        await outputs.UntilAsync("delta");

        await house.OtherProgramAsync("cold");

        var cut = await house.EndAsync(conversation, outputs);
        Assert.Equal(("failed", "model-crashed"), (cut.Text("state"), cut.GetProperty("error").Text("code")));
        Assert.StartsWith("one", cut.Text("text"), StringComparison.Ordinal);
        await house.Model.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.Evicted);
    }

    [Fact]
    public async Task A_second_copy_of_a_model_is_still_one_model_to_the_member()
    {
        var time = new ManualTime();
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Models = [Cold], DuplicateOnConcurrentLoad = true, TimeProvider = time });
        var others = house.OtherProgramAsync("cold");
        await house.Model.Recorder.WaitForAsync(r => r.Path == "/v1/chat/completions");
        var reply = house.AskAsync(await house.Maya.CreateConversationAsync(), "Hi");
        // Each waits for a load of its own, and for the next time to tell how far it is.
        await UntilAsync(() => time.Armed == 4);
        await time.PassUntilAsync(Task.WhenAll(others, reply));

        Assert.Equal("complete", (await reply).Text("state"));
        Assert.Equal(["cold", "cold:2"], house.Model.LoadedInstances.Order(StringComparer.Ordinal));
        using var models = await house.Maya.GetAsync("/api/models").ShouldBeAsync(200);
        Assert.Equal("cold", Assert.Single((await models.JsonAsync()).EnumerateArray()).Text("id"));
    }

    [Fact]
    public async Task A_slot_that_another_program_holds_is_waited_for_in_the_servers_own_queue()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Slots = 1, Models = [Small] });
        house.Model.Script(Behaviour.Stalls(1, "mine mine") with { When = new() { Contains = "other program" } });
        using var leaving = new CancellationTokenSource();
        var others = house.OtherProgramAsync("small", leaving.Token);
        await house.Model.Recorder.WaitForAsync(r => r.GenerationStarted is not null);

        var reply = house.AskAsync(await house.Maya.CreateConversationAsync(), "Hi");
        await house.Model.Recorder.WaitForAsync(r => r.Queued);
        await leaving.CancelAsync();

        Assert.Equal("complete", (await reply).Text("state"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => others);
    }

    [Fact]
    public async Task The_family_never_asks_for_more_at_once_than_the_server_has_slots()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Slots = 2, Models = [Small] });
        house.Model.Script(Behaviour.Says("a b c d e f g h") with { Times = 6, Cadence = TimeSpan.FromMilliseconds(20) });

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => await house.AskAsync(await house.Maya.CreateConversationAsync(), "Hi")));

        Assert.All(replies, reply => Assert.Equal("complete", reply.Text("state")));
        Assert.DoesNotContain(house.Model.Recorder.Generations, g => g.Queued);
    }

    [Fact]
    public async Task A_connection_the_server_closed_while_idle_is_not_noticed_by_anybody()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Models = [Small], KeepAlive = TimeSpan.FromSeconds(1) });
        var conversation = await house.Maya.CreateConversationAsync();
        await house.AskAsync(conversation, "One");
        await UntilAsync(() => !IsConnected(house.Model.BaseAddress.Port));

        Assert.Equal("complete", (await house.AskAsync(conversation, "Two")).Text("state"));

        Assert.Equal(2, house.Model.Recorder.Generations.Select(g => g.ConnectionId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_server_that_answers_503_while_it_loads_is_waited_for()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with
        {
            Models = [Cold with { LoadTime = TimeSpan.FromSeconds(1) }], ServerDialect = Dialect.LlamaServer,
        });

        var reply = await house.AskAsync(await house.Maya.CreateConversationAsync(), "Hi");

        Assert.Equal(("complete", "You said: Hi"), (reply.Text("state"), reply.Text("text")));
        Assert.Contains(house.Model.Recorder.Generations, g => g.Outcome == GenerationOutcome.Refused);
    }

    [Fact]
    public async Task Without_loading_on_demand_a_message_waits_until_somebody_loads_a_model()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Models = [Cold], JustInTimeLoading = false });
        var conversation = await house.Maya.CreateConversationAsync();
        await using var outputs = house.Line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await house.Line.SendAsync(conversation, "Hi");
        var waiting = await outputs.UntilAsync("queued");
        while (waiting.GetProperty("reason").ValueKind == JsonValueKind.Null)
            waiting = await outputs.UntilAsync("queued");
        Assert.NotEmpty(waiting.Text("reason"));

        await house.PostAsync("/api/v1/models/load", """{"model":"cold"}""", CancellationToken.None);

        Assert.Equal("complete", (await house.EndAsync(conversation, outputs)).Text("state"));
    }

    [Fact]
    public async Task A_load_refused_for_want_of_memory_is_said()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with
        {
            Models = [Cold with { LoadError = "Model loading was stopped due to insufficient system resources. Please free some memory." }],
        });

        var reply = await house.AskAsync(await house.Maya.CreateConversationAsync(), "Hi");

        Assert.Equal("failed", reply.Text("state"));
        Assert.Equal("no-model-loaded", reply.GetProperty("error").Text("code"));
    }

    [Fact]
    public async Task A_small_context_is_kept_to_so_that_the_server_never_has_to_refuse()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Models = [Small with { LoadedContextLength = 2_048 }] });
        var conversation = await house.Maya.CreateConversationAsync();
        for (var n = 0; n < 8; n++)
            Assert.Equal("complete", (await house.AskAsync(conversation, $"Question {n}: {string.Concat(Enumerable.Repeat("word ", 300))}")).Text("state"));

        await house.Model.Recorder.WaitForAsync(r => r.Ended is not null && r.Body.Contains("Question 7:", StringComparison.Ordinal));
        Assert.All(house.Model.Recorder.Generations, g => Assert.Equal(GenerationOutcome.Completed, g.Outcome));
        Assert.NotEqual(JsonValueKind.Null, (await house.Maya.ConversationAsync(conversation)).GetProperty("contextStart").ValueKind);
    }

    [Fact]
    public async Task Prompts_are_read_one_after_the_other_and_every_member_gets_an_answer()
    {
        var time = new ManualTime();
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Models = [Small], Slots = 2, PrefillTokensPerSecond = 1_000, TimeProvider = time });

        var asked = Task.WhenAll(Enumerable.Range(0, 2).Select(async n =>
            await house.AskAsync(await house.Maya.CreateConversationAsync(), $"{n}: {string.Concat(Enumerable.Repeat("word ", 300))}")));
        await time.PassUntilAsync(asked);

        Assert.All(await asked, reply => Assert.Equal("complete", reply.Text("state")));
        var read = house.Model.Recorder.Generations.OrderBy(g => g.PrefillStarted).ToList();
        // A timer counts whole milliseconds.
        Assert.True((read[1].PrefillStarted - read[0].PrefillStarted)?.TotalMilliseconds >= read[0].PromptTokens - 1);
    }

    [Fact]
    public async Task A_query_that_landed_among_the_thoughts_is_found_there()
    {
        await using var house = await ModelHouse.OpenAsync(SimulatorOptions.Testing with { Models = [Small] });
        using var limit = new CancellationTokenSource(Patience);
        while ((await LibraryAsync(house.Maya)).GetProperty("songs").GetInt64() == 0)
            await Task.Delay(50, limit.Token);
        house.Model.Script(Behaviour.Thinks("""{"kind":"query","sql":"SELECT count(*) FROM songs"}""", ""), Behaviour.Says("There are some."));

        var reply = await house.AskAsync(await house.Maya.CreateConversationAsync(task: "music"), "How many songs are there?");

        Assert.Equal("complete", reply.Text("state"));
        Assert.StartsWith("SELECT count(*)", reply.GetProperty("music").Text("sql"), StringComparison.OrdinalIgnoreCase);
    }

    static async Task<JsonElement> LibraryAsync(Browser browser)
    {
        using var answer = await browser.GetAsync("/api/music").ShouldBeAsync(200);
        return await answer.JsonAsync();
    }

    static bool IsConnected(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Any(connection => connection.LocalEndPoint.Port == port && connection.State == TcpState.Established);

    static async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isTrue())
            await Task.Delay(20, limit.Token);
    }
}
