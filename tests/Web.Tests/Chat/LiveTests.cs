using System.Text;
using System.Text.Json;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>What every device of a member sees while a reply is written, by a model whose clock the test moves.</summary>
public sealed class LiveTests : OneConversation
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    static readonly string Story = string.Join(' ', Enumerable.Range(1, 200).Select(n => $"word{n}"));

    readonly ManualTime time;

    public LiveTests()
        : this(new ManualTime())
    {
    }

    LiveTests(ManualTime time)
        : base(SimulatorOptions.Testing with { TimeProvider = time }, ("ModelServer:Slots", "1")) => this.time = time;

    [Fact]
    public async Task Deltas_join_without_gap_or_overlap_to_the_final_text()
    {
        server.Model.Script(Slowly());
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "Tell me a story");

        var (text, ended) = await PassUntilAsync(CollectAsync(outputs, new StringBuilder()));

        Assert.Equal(Story, text);
        Assert.Equal(Story, ended.Text("text"));
        var usage = ended.GetProperty("usage");
        Assert.True(usage.GetProperty("completionTokens").GetInt32() > 0);
        Assert.True(usage.GetProperty("tokensPerSecond").GetDouble() > 0);
    }

    [Fact]
    public async Task Sending_the_same_message_twice_answers_the_same_and_asks_the_model_once()
    {
        var id = Conversing.NewId();
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");

        var first = await line.SendAsync(conversation, "Hello", id);
        await outputs.UntilAsync("ended");
        var second = await line.SendAsync(conversation, "Hello", id);

        Assert.Equal(first.Text("replyId"), second.Text("replyId"));
        Assert.Single(server.Model.Recorder.Generations);
        Assert.Equal(2, (await maya.ConversationAsync(conversation)).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task Stop_keeps_the_text_written_so_far_and_frees_the_model_within_half_a_second()
    {
        server.Model.Script(Slowly());
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        var reply = (await line.SendAsync(conversation, "Tell me a story")).Text("replyId");
        await PassWordsAsync(20);
        await outputs.UntilAsync("delta");
        Assert.False((await line.InvokeAsync("Stop", new { conversationId = conversation, replyId = Conversing.NewId() })).GetBoolean());

        await using var beats = new Beats();
        Assert.True((await line.InvokeAsync("Stop", new { conversationId = conversation, replyId = reply })).GetBoolean());

        var ended = (await outputs.UntilAsync("ended")).GetProperty("message");
        Assert.Equal("stopped", ended.Text("state"));
        Assert.StartsWith(ended.Text("text"), Story, StringComparison.Ordinal);
        Assert.NotEmpty(ended.Text("text"));
        await server.Model.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.Cut);
        var took = beats.Passed;
        Assert.True(took < TimeSpan.FromMilliseconds(500), $"the model was held for {took}");
        Assert.False((await line.InvokeAsync("Stop", new { conversationId = conversation })).GetBoolean());
    }

    [Fact]
    public async Task A_device_that_comes_back_gets_the_rest_from_its_own_offset_and_nothing_twice()
    {
        server.Model.Script(Slowly());
        var first = line.Watch(conversation);
        await first.UntilAsync("snapshot");
        var reply = (await line.SendAsync(conversation, "Tell me a story")).Text("replyId");
        var text = new StringBuilder();
        await PassWordsAsync(20);
        while (!text.ToString().Contains("word5 ", StringComparison.Ordinal))
            text.Append((await first.UntilAsync("delta")).Text("text"));
        await first.DisposeAsync();

        await using var back = await HubLine.OpenAsync(maya);
        await using var outputs = back.StreamAsync("Watch", new { conversationId = conversation, replyId = reply, offset = text.Length }).GetAsyncEnumerator();
        var (all, _) = await PassUntilAsync(CollectAsync(outputs, text));

        Assert.Equal(Story, all);
    }

    [Fact]
    public async Task An_offset_that_does_not_fit_gets_a_snapshot()
    {
        await using var outputs = line.StreamAsync(
            "Watch", new { conversationId = conversation, replyId = Conversing.NewId(), offset = 17 }).GetAsyncEnumerator();

        Assert.True(await outputs.MoveNextAsync());
        Assert.Equal("snapshot", outputs.Current.Text("type"));
    }

    [Fact]
    public async Task A_message_queued_behind_a_reply_goes_out_after_it()
    {
        server.Model.Script(Slowly(), Behaviour.Says("Second."));
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "First");
        await PassWordsAsync(1);
        await outputs.UntilAsync("delta");

        Assert.Equal("busy", (await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(conversation, "Second"))).Code);
        var queued = await line.SendAsync(conversation, "Second", queue: true);

        Assert.Equal(1, queued.GetProperty("position").GetInt32());
        await PassUntilAsync(outputs.UntilAsync("ended"));
        Assert.Equal("Second.", (await outputs.UntilAsync("ended")).GetProperty("message").Text("text"));
    }

    [Fact]
    public async Task Two_members_share_one_slot_in_turn_and_each_sees_their_place()
    {
        server.Model.Script(Slowly(), Behaviour.Says("For Noah."));
        using var noah = await server.RegisterAsync("noah");
        await using var second = await HubLine.OpenAsync(noah);
        var his = await noah.CreateConversationAsync();
        await using var mayas = line.Watch(conversation);
        await using var noahs = second.Watch(his);
        await mayas.UntilAsync("snapshot");
        await noahs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "Tell me a story");
        await PassWordsAsync(1);
        await mayas.UntilAsync("delta");

        Assert.Equal(1, (await second.SendAsync(his, "Hello")).GetProperty("position").GetInt32());

        Assert.Equal(1, (await noahs.UntilAsync("queued")).GetProperty("position").GetInt32());
        await line.InvokeAsync("Stop", new { conversationId = conversation });
        Assert.Equal("For Noah.", (await noahs.UntilAsync("ended")).GetProperty("message").Text("text"));
    }

    [Fact]
    public async Task Every_device_hears_of_new_and_renamed_conversations_and_where_a_reply_is_written()
    {
        await using var list = line.StreamAsync("WatchAll").GetAsyncEnumerator();
        // The model server is told first of all: from then on nothing is missed.
        await list.UntilAsync("modelServer");
        var other = await maya.CreateConversationAsync("Comets");
        Assert.Equal("Comets", (await list.UntilAsync("conversation")).GetProperty("summary").Text("title"));

        using var renamed = await maya.SendAsync(HttpMethod.Patch, $"/api/conversations/{other}", new { title = "Stars" });
        Assert.Equal("Stars", (await list.UntilAsync("conversation")).GetProperty("summary").Text("title"));

        server.Model.Script(Slowly());
        await line.SendAsync(conversation, "Tell me a story");
        while (!(await list.UntilAsync("conversation")).GetProperty("summary").GetProperty("generating").GetBoolean())
        {
        }
    }

    [Fact]
    public async Task Signing_out_closes_the_connection()
    {
        using var answer = await maya.SendAsync(HttpMethod.Delete, "/api/session").ShouldBeAsync(204);

        await line.Closed.WaitAsync(Patience);
    }

    static Behaviour Slowly() => new() { Text = Story, Cadence = TimeSpan.FromMilliseconds(10) };

    /// <summary>The model writes so many words and waits before the next.</summary>
    async Task PassWordsAsync(int words)
    {
        for (var n = 0; n < words; n++)
            await time.PassNextAsync();
    }

    async Task<T> PassUntilAsync<T>(Task<T> done)
    {
        await time.PassUntilAsync(done);
        return await done;
    }

    static async Task<(string Text, JsonElement Ended)> CollectAsync(IAsyncEnumerator<JsonElement> outputs, StringBuilder text)
    {
        while (await outputs.MoveNextAsync())
        {
            switch (outputs.Current.Text("type"))
            {
                case "delta":
                    Assert.Equal(text.Length, outputs.Current.GetProperty("offset").GetInt32());
                    text.Append(outputs.Current.Text("text"));
                    break;
                case "ended":
                    return (text.ToString(), outputs.Current.GetProperty("message"));
            }
        }

        throw new InvalidOperationException("The stream ended before the reply.");
    }
}
