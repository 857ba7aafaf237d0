using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>Whatever is typed is kept as it is or refused with a reason; whatever the model server does, nothing is lost.</summary>
public sealed class BadInputTests : OneConversation
{
    [Fact]
    public Task Two_hundred_thousand_characters_are_answered() => ComesThroughAsync(new string('x', 200_000));

    [Fact]
    public Task Two_hundred_thousand_characters_that_JSON_escapes_are_answered() => ComesThroughAsync(new string('ö', 200_000));

    [Fact]
    public async Task One_character_more_is_refused_and_the_connection_stays()
    {
        var refusal = await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(conversation, new string('x', 200_001)));

        Assert.Equal("message-too-long", refusal.Code);
        await ComesThroughAsync("still here");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task Nothing_is_refused(string text) =>
        Assert.Equal("empty-message", (await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(conversation, text))).Code);

    [Fact]
    public Task Ten_thousand_emoji_are_answered() => ComesThroughAsync(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 10_000)));

    [Fact]
    public Task Right_to_left_text_is_answered() => ComesThroughAsync("مرحبا، كيف حالك؟ שלום \u202Eabc\u202C");

    [Fact]
    public Task A_null_character_becomes_a_visible_one() => ComesThroughAsync("nu\0ll", "nu\uFFFDll");

    [Theory]
    [InlineData("not an id")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("01234567-89ab-7def-8123-456789abcdef")]
    public async Task A_conversation_that_does_not_exist_is_not_found(string id)
    {
        Assert.Equal("not-found", (await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(id, "hello"))).Code);
        await maya.GetAsync($"/api/conversations/{id}").ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task Without_a_model_server_a_message_is_kept_with_the_reason_and_goes_out_when_the_server_is_there()
    {
        using var port = HeldPort.Take();
        await using var alone = await WholeServer.StartAsync(("ModelServer:Url", $"http://127.0.0.1:{port.Number}"));
        using var noah = await alone.RegisterAsync("noah");
        await using var his = await HubLine.OpenAsync(noah);
        var asked = await noah.CreateConversationAsync();
        await using var outputs = his.Watch(asked);
        await outputs.UntilAsync("snapshot");

        await his.SendAsync(asked, "Are you there?");
        var waiting = await outputs.UntilAsync("queued");
        while (waiting.GetProperty("reason").ValueKind == System.Text.Json.JsonValueKind.Null)
            waiting = await outputs.UntilAsync("queued");
        Assert.NotEmpty(waiting.Text("reason"));
        var kept = await noah.ConversationAsync(asked);
        Assert.Equal("Are you there?", kept.GetProperty("messages")[0].Text("text"));
        Assert.Equal("queued", kept.GetProperty("draft").Text("state"));

        await using var back = (await SimulatorServer.StartAsync(SimulatorOptions.Testing with { Port = port.Number })).Script(Behaviour.Says("Here I am."));
        var ended = await outputs.UntilAsync("ended");
        Assert.Equal("Here I am.", ended.GetProperty("message").Text("text"));
        Assert.Equal("complete", ended.GetProperty("message").Text("state"));
    }

    async Task ComesThroughAsync(string text, string? kept = null)
    {
        server.Model.Script(Behaviour.Says("I read it."));
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");

        await line.SendAsync(conversation, text);

        var ended = await outputs.UntilAsync("ended");
        Assert.Equal("I read it.", ended.GetProperty("message").Text("text"));
        var messages = (await maya.ConversationAsync(conversation)).GetProperty("messages");
        Assert.Equal(kept ?? text, messages[0].Text("text"));
    }
}
