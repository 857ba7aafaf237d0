using System.Text.Json;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Hosting;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>
/// Everything a model server has been seen to do, through the whole product: what the member sees, what the journal holds, what the
/// server recorded, and that the next message works.
/// </summary>
public sealed class ModelServerFaultTests : IAsyncLifetime
{
    const string Crash = "The model has crashed without additional information. (Exit code: null)";

    WholeServer server = null!;
    Browser maya = null!;
    HubLine line = null!;

    /// <summary>What the server does; then the state, the error code and the text the member is left with.</summary>
    public static TheoryData<string, Behaviour, string, string?, string> Behaviours => new()
    {
        { "an ordinary reply", Behaviour.Says("Hello there."), "complete", null, "Hello there." },
        { "a reply cut off at its limit", Behaviour.Says("Once upon") with { FinishReason = "length" }, "complete", null, "Once upon" },
        { "an unknown end is an end", Behaviour.Says("Hello.") with { FinishReason = "eosFound" }, "complete", null, "Hello." },
        { "thoughts in one field", Behaviour.Thinks("hm", "42", ReasoningPlace.ReasoningContent), "complete", null, "42" },
        { "thoughts in the other field", Behaviour.Thinks("hm", "42", ReasoningPlace.Reasoning), "complete", null, "42" },
        { "thoughts between tags", Behaviour.Thinks("hm", "42", ReasoningPlace.ThinkTags), "complete", null, "42" },
        // Nothing tells them from an answer before the tag comes; the model is known from the second time on.
        { "the end of thoughts without their beginning, the first time", Behaviour.Thinks("hm", "42", ReasoningPlace.OrphanCloseTag), "complete", null, "hm\n\n42" },
        { "a special token that leaked", Behaviour.SaysTokens("Done.", "<|im_end|>"), "complete", null, "Done.<|im_end|>" },
        { "a tool call in pieces", Behaviour.Calls(new ScriptedToolCall { Name = "get_weather", Arguments = "{\"city\":\"Paris\"}", Fragments = 4 }), "failed", "empty-reply", "" },
        { "a tool call in one piece", Behaviour.Calls(new ScriptedToolCall { Name = "get_weather", Arguments = "{}", Fragments = 0 }), "failed", "empty-reply", "" },
        { "two tool calls at once", Behaviour.Calls(new ScriptedToolCall { Name = "a" }, new ScriptedToolCall { Name = "b" }), "failed", "empty-reply", "" },
        { "an evicted model", Broken(FaultKind.Unload), "failed", "model-crashed", "one two" },
        { "one JSON body instead of a stream", Behaviour.Says("Plain.") with { PlainJson = true }, "complete", null, "Plain." },
        { "a role in every delta", Behaviour.Says("Hello.") with { RoleInEveryDelta = true }, "complete", null, "Hello." },
        { "bytes cut anywhere", Behaviour.Says("Grüße, 世界 👩‍👩‍👧‍👦!") with { Framing = new Framing { BytesPerWrite = 3, Pause = TimeSpan.Zero } }, "complete", null, "Grüße, 世界 👩‍👩‍👧‍👦!" },
        { "many events at once", Behaviour.Says("a b c d e f") with { Framing = new Framing { EventsPerWrite = 50, CarriageReturns = true } }, "complete", null, "a b c d e f" },
        { "comments between events", Behaviour.Says("Hello.") with { Framing = new Framing { Comments = true, NoSpaceAfterColon = true } }, "complete", null, "Hello." },
        { "no [DONE] after the end", Behaviour.Breaks(FaultKind.NoDone, 9, "Hello."), "complete", null, "Hello." },
        { "slow headers", Behaviour.Says("Late.") with { DelayBeforeHeaders = TimeSpan.FromMilliseconds(300) }, "complete", null, "Late." },
        { "a slow first word", Behaviour.Says("Late.") with { DelayToFirstToken = TimeSpan.FromMilliseconds(300) }, "complete", null, "Late." },
        { "an empty stream", new Behaviour { EmptyStream = true }, "failed", "empty-reply", "" },
        { "nothing but zeros", Behaviour.Says("") with { ZeroUsage = true }, "failed", "empty-reply", "" },
        { "a tool nobody offered", Behaviour.Calls(new ScriptedToolCall { Name = "get_weather" }), "failed", "empty-reply", "" },
        { "a crash before the first word", Behaviour.Refuses(400, Crash, ErrorShape.Text), "failed", "model-crashed", "" },
        { "the same as an object", Behaviour.Refuses(400, Crash), "failed", "model-crashed", "" },
        { "a crash as the first event", Behaviour.Breaks(FaultKind.EventError, 0, "never"), "failed", "model-crashed", "" },
        { "a crash in the middle, as an event", Broken(FaultKind.EventError), "failed", "model-crashed", "one two" },
        { "a crash in the middle, as data", Broken(FaultKind.DataError), "failed", "model-crashed", "one two" },
        { "an end without an end", Broken(FaultKind.EndOfStream), "failed", "bad-response", "one two" },
        { "a closed connection", Broken(FaultKind.Close), "failed", "model-unreachable", "one two" },
        { "a reset connection", Broken(FaultKind.Reset), "failed", "model-unreachable", "one two" },
        { "a line that is not JSON", Broken(FaultKind.Garbage), "failed", "bad-response", "one two" },
        { "a token that is wanted", Behaviour.Refuses(401, "An LM Studio API token is required"), "failed", "unauthorized", "" },
        { "a model that is not there", new Behaviour { Error = new ScriptedError { Status = 404, Message = "Invalid model identifier", Code = "model_not_found" } }, "failed", "model-not-found", "" },
        { "a token that is wanted, as a text", Behaviour.Refuses(401, "An LM Studio API token is required", ErrorShape.Text), "failed", "unauthorized", "" },
        { "200 for a route it does not have", Behaviour.Refuses(200, "Unexpected endpoint or method. (POST /v1/chat/completions)", ErrorShape.Text), "failed", "bad-response", "" },
        { "a chat template that fails", Behaviour.Refuses(400, "Error rendering prompt with jinja template: roles must alternate", ErrorShape.Text), "failed", "bad-response", "" },
        { "an error as plain text", Behaviour.Refuses(500, "boom", ErrorShape.Plain), "failed", "bad-response", "" },
    };

    public Task InitializeAsync() => OpenAsync(SimulatorOptions.Testing);

    async Task OpenAsync(SimulatorOptions model, params (string Key, string Value)[] settings)
    {
        server = await WholeServer.StartAsync(model, settings);
        maya = await server.RegisterAsync("maya");
        line = await HubLine.OpenAsync(maya);
    }

    public async Task DisposeAsync()
    {
        await line.DisposeAsync();
        maya.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Behaviours), DisableDiscoveryEnumeration = true)]
    public Task Whatever_the_server_does_is_said_kept_and_got_over(string what, Behaviour behaviour, string state, string? code, string text) =>
        GotOverAsync(what, behaviour, state, code, text);

    [Fact]
    public async Task Silence_from_the_start_is_given_up()
    {
        await AnewAsync(SimulatorOptions.Testing, ("Limits:FirstToken", "00:00:05"));
        await GotOverAsync("silence from the start", Behaviour.Stalls(0, "never"), "failed", "first-token-timeout", "");
    }

    [Fact]
    public async Task Silence_in_the_middle_is_given_up_and_keeps_what_was_said()
    {
        await AnewAsync(SimulatorOptions.Testing, ("Limits:BetweenTokens", "00:00:05"));
        await GotOverAsync("silence in the middle", Behaviour.Stalls(2, "one two three"), "failed", "stalled", "one two");
    }

    async Task AnewAsync(SimulatorOptions model, params (string Key, string Value)[] settings)
    {
        await DisposeAsync();
        await OpenAsync(model, settings);
    }

    async Task GotOverAsync(string what, Behaviour behaviour, string state, string? code, string text)
    {
        server.Model.Script(behaviour);
        var conversation = await maya.CreateConversationAsync(what);

        var message = await AskAsync(conversation, "Hi");

        Assert.Equal((state, text), (message.Text("state"), message.Text("text").Trim()));
        if (code is null)
            Assert.False(message.TryGetProperty("error", out _));
        else
            Assert.Equal(code, message.GetProperty("error").Text("code"));
        var end = Assert.IsType<ReplyEnded>((await server.OfConversationAsync(conversation))[^1]);
        Assert.Equal((message.Text("text"), code), (end.Text, end.Error?.Code));

        Assert.EndsWith("Again", (await AskAsync(conversation, "Again")).Text("text"), StringComparison.Ordinal);
        await server.Model.Recorder.IdleAsync();
    }

    [Fact]
    public async Task Thoughts_are_shown_apart_and_kept()
    {
        server.Model.Script(Behaviour.Thinks("Let me count.", "Three."));
        var conversation = await maya.CreateConversationAsync();
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "How many?");

        Assert.StartsWith("Let", (await outputs.UntilAsync("reasoning")).Text("text"), StringComparison.Ordinal);
        Assert.Equal("Let me count.", (await outputs.UntilAsync("ended")).GetProperty("message").Text("reasoning"));
    }

    [Fact]
    public async Task A_reply_cut_off_at_its_limit_says_so_and_goes_on_from_its_end()
    {
        server.Model.Script(Behaviour.Says("Once upon") with { FinishReason = "length" }, Behaviour.Says(" a time."));
        var conversation = await maya.CreateConversationAsync();
        var cut = await AskAsync(conversation, "A story");
        Assert.True(cut.GetProperty("usage").GetProperty("truncated").GetBoolean());

        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.InvokeAsync("Continue", new { conversationId = conversation, replyId = cut.Text("id") });

        Assert.Equal("Once upon".Length, (await outputs.UntilAsync("delta")).GetProperty("offset").GetInt32());
        var whole = (await outputs.UntilAsync("ended")).GetProperty("message");
        Assert.Equal((cut.Text("id"), "Once upon a time."), (whole.Text("id"), whole.Text("text")));
    }

    [Fact]
    public async Task Another_models_answer_is_shown_under_its_own_name()
    {
        server.Model.Script(Behaviour.Says("Hello.") with { AnswerAsModel = "somebody/else" });

        Assert.Equal("somebody/else", (await AskAsync(await maya.CreateConversationAsync(), "Hi")).Text("model"));
    }

    [Fact]
    public async Task A_prompt_that_does_not_fit_is_tried_once_more_with_less_and_the_page_is_told_what_the_model_no_longer_sees()
    {
        const string Overflow = "Input does not fit in context length.";
        var conversation = await maya.CreateConversationAsync();
        for (var n = 0; n < 6; n++)
            await AskAsync(conversation, $"Question {n}: {new string('x', 4_000)}");
        server.Model.Script(Behaviour.Refuses(400, Overflow), Behaviour.Says("It fits now."));
        var before = server.Model.Recorder.Generations.Count;

        var reply = await AskAsync(conversation, "The last one");

        Assert.Equal("It fits now.", reply.Text("text"));
        var asked = server.Model.Recorder.Generations.Skip(before).ToList();
        Assert.Equal(2, asked.Count);
        Assert.True(asked[1].Body.Length < asked[0].Body.Length * 3 / 4);
        Assert.Contains("The last one", asked[1].Body, StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, (await maya.ConversationAsync(conversation)).GetProperty("contextStart").ValueKind);
    }

    [Fact]
    public async Task A_prompt_that_never_fits_is_said_and_not_tried_for_ever()
    {
        server.Model.Script(Behaviour.Refuses(400, "Context size has been exceeded.") with { Times = 2 });

        var reply = await AskAsync(await maya.CreateConversationAsync(), "Hi");

        Assert.Equal("context-too-long", reply.GetProperty("error").Text("code"));
    }

    [Fact]
    public async Task Without_a_loaded_model_a_message_waits_and_goes_out_when_there_is_one()
    {
        server.Model.Script(Behaviour.Refuses(400, "No models loaded. Please load a model in the developer page or use the 'lms load' command."));

        Assert.Equal("You said: Hi", (await AskAsync(await maya.CreateConversationAsync(), "Hi")).Text("text"));
    }

    [Fact]
    public async Task Stop_before_the_first_word_ends_the_wait()
    {
        var time = new ManualTime();
        await AnewAsync(SimulatorOptions.Testing with { TimeProvider = time });
        server.Model.Script(Behaviour.Says("never") with { DelayToFirstToken = TimeSpan.FromMinutes(1) });
        var conversation = await maya.CreateConversationAsync();
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "Hi");
        await server.Model.Recorder.WaitForAsync(r => r.PrefillStarted is not null);

        await line.InvokeAsync("Stop", new { conversationId = conversation });

        var ended = (await outputs.UntilAsync("ended")).GetProperty("message");
        Assert.Equal(("stopped", ""), (ended.Text("state"), ended.Text("text")));
        await server.Model.Recorder.WaitForAsync(r => r.ClientGone);
        await time.PassUntilAsync(server.Model.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.CutInPrefill));
    }

    [Fact]
    public async Task The_next_question_repeats_the_prompt_before_it_byte_for_byte_so_that_the_servers_cache_stays_warm()
    {
        var conversation = await maya.CreateConversationAsync();
        await AskAsync(conversation, "One");
        await AskAsync(conversation, "Two");

        var bodies = server.Model.Recorder.Generations.Select(g => Messages(g.Body)).ToList();
        Assert.StartsWith(bodies[^2].TrimEnd(']'), bodies[^1], StringComparison.Ordinal);
        Assert.True(server.Model.Recorder.Generations[^1].CachedTokens > 0);

        static string Messages(string body) => body[body.IndexOf('[')..(body.IndexOf(']') + 1)];
    }

    static Behaviour Broken(FaultKind fault) => Behaviour.Breaks(fault, 2, "one two three");

    async Task<JsonElement> AskAsync(string conversation, string text)
    {
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, text);
        return (await outputs.UntilAsync("ended")).GetProperty("message").Clone();
    }
}
