using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Models;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Tests.Simulated;

public sealed class ReplySpecs : SimulatedServer
{
    [Fact]
    public async Task A_reply_has_its_text_its_model_and_its_counts()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        var reply = await client.AskAsync("Grüße 𝄞");
        Assert.Equal("You said: Grüße 𝄞", reply.Text);
        Assert.Equal(("test/model", FinishReason.Stop), (reply.End!.Model, reply.End.Reason));
        Assert.True(reply.End.Usage is { PromptTokens: > 0, CompletionTokens: > 0 });
        await server.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.Completed);
    }

    [Theory]
    [InlineData(ReasoningPlace.ReasoningContent)]
    [InlineData(ReasoningPlace.Reasoning)]
    [InlineData(ReasoningPlace.ThinkTags)]
    public async Task Thinking_is_apart_wherever_the_server_puts_it(ReasoningPlace place)
    {
        var reply = await AskAsync(Behaviour.Thinks("We need to add.", "3 < 4", place) with { Framing = new Framing { BytesPerWrite = 7, Pause = TimeSpan.Zero } });
        Assert.Equal(("We need to add.", "3 < 4"), (reply.Reasoning, reply.Text));
    }

    [Fact]
    public async Task A_closing_tag_without_an_opening_one_costs_one_reply_only()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        var thinks = Behaviour.Thinks("We need to add.", "3", ReasoningPlace.OrphanCloseTag);
        server.Script(thinks, thinks, Behaviour.Says("Just so."), thinks);
        Assert.Equal("We need to add.\n\n3", (await client.AskAsync("Hi")).Text);
        var second = await client.AskAsync("Hi");
        Assert.Equal(("We need to add.", "3"), (second.Reasoning, second.Text));
        Assert.Equal("Just so.", (await client.AskAsync("Hi")).Text);
        Assert.Equal("We need to add.\n\n3", (await client.AskAsync("Hi")).Text);
    }

    public static TheoryData<Framing> Framings =>
    [
        new Framing { BytesPerWrite = 1, Pause = TimeSpan.Zero },
        new Framing { BytesPerWrite = 13 },
        new Framing { EventsPerWrite = 50 },
        new Framing { CarriageReturns = true, Comments = true },
        new Framing { NoSpaceAfterColon = true },
    ];

    [Theory]
    [MemberData(nameof(Framings))]
    public async Task The_framing_changes_nothing(Framing framing)
    {
        var reply = await AskAsync(Behaviour.SaysTokens("Grüße", " 𝄞", "\n\"und\"", " Küsse") with { Framing = framing });
        Assert.Equal("Grüße 𝄞\n\"und\" Küsse", reply.Text);
        Assert.NotNull(reply.End);
    }

    [Theory]
    [InlineData(Dialect.LmStudio)]
    [InlineData(Dialect.LlamaServer)]
    [InlineData(Dialect.Ollama)]
    [InlineData(Dialect.VLlm)]
    public async Task Every_dialect_is_understood(Dialect dialect)
    {
        var reply = await AskAsync(Behaviour.Thinks("Hm.", "Yes."), SimulatorOptions.Testing with { ServerDialect = dialect });
        Assert.Equal(("Hm.", "Yes."), (reply.Reasoning, reply.Text));
        Assert.True(reply.End!.Usage is { CompletionTokens: > 0 });
    }

    [Fact]
    public async Task A_plain_body_is_a_reply() =>
        Assert.Equal("Hello", (await AskAsync(Behaviour.Says("Hello") with { PlainJson = true })).Text);

    [Fact]
    public async Task A_role_in_every_delta_is_no_text() =>
        Assert.Equal("Hello you", (await AskAsync(Behaviour.Says("Hello you") with { RoleInEveryDelta = true })).Text);

    [Fact]
    public async Task A_special_token_that_leaks_stays_text() =>
        Assert.Equal("Done.<|im_end|>", (await AskAsync(Behaviour.SaysTokens("Done.", "<|im_", "end|>"))).Text);

    [Fact]
    public async Task A_reply_cut_by_its_limit_says_so()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        server.Script(Behaviour.Says("one two three four five six seven eight nine ten"));
        var reply = await client.AskAsync(Ask("Count") with { MaxTokens = 4 });
        Assert.Equal(FinishReason.Length, reply.End!.Reason);
        Assert.StartsWith("one two", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_answering_is_told()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        var reply = await client.AskAsync("Hi", "qwen/qwen3-8b");
        Assert.Equal("test/model", reply.End!.Model);
        Assert.False(ModelId.IsSame("qwen/qwen3-8b", reply.End.Model!));
    }

    [Fact]
    public async Task A_finish_without_Done_is_a_whole_reply()
    {
        var reply = await AskAsync(Behaviour.Breaks(FaultKind.NoDone, text: "All of it"));
        Assert.Equal("All of it", reply.Text);
        Assert.NotNull(reply.End);
    }

    [Fact]
    public async Task The_next_turn_begins_with_the_bytes_of_the_last()
    {
        await using var server = await StartAsync();
        using var client = Client(server);
        var system = new ChatTurn(ChatRole.System, "Be kind to Zoë. 𝄞");
        var first = Ask("What is \"1+1\"?\n") with { Temperature = 0.5 };
        await client.AskAsync(first with { Turns = [system, .. first.Turns] });
        var second = Ask("What is \"1+1\"?\n", "2 </think>", "And 2+2?") with { Seed = 1, MaxTokens = 9, Model = "other" };
        await client.AskAsync(second with { Turns = [system, .. second.Turns] });

        var bodies = server.Recorder.Generations.Select(r => r.Body).ToList();
        var messages = bodies[0][..(bodies[0].IndexOf(']', StringComparison.Ordinal))];
        Assert.StartsWith("{\"messages\":[{\"role\":\"system\"", messages, StringComparison.Ordinal);
        Assert.StartsWith(messages + ",", bodies[1], StringComparison.Ordinal);
        await server.Recorder.WaitForAsync(r => r.CachedTokens > 0);
    }
}
