using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>A title comes by itself: first words at once, a better one from the model while it is idle.</summary>
public sealed class TitleTests
{
    [Fact]
    public async Task The_model_thinks_of_a_better_title_after_the_first_reply()
    {
        await using var server = await WholeServer.StartAsync(("Limits:TitlesByModel", "true"));
        server.Model.Script(Behaviour.Says("A comet is a dirty snowball."), Behaviour.Says("\"Dirty snowballs\"\n"));
        using var maya = await server.RegisterAsync("maya");
        await using var line = await HubLine.OpenAsync(maya);
        var conversation = await maya.CreateConversationAsync();
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");

        await line.SendAsync(conversation, "What is a comet?");

        Assert.Equal("What is a comet?", (await outputs.UntilAsync("title")).Text("title"));
        Assert.Equal("Dirty snowballs", (await outputs.UntilAsync("title")).Text("title"));
    }

    [Fact]
    public async Task A_person_who_asks_takes_the_model_from_the_title_at_once()
    {
        await using var server = await WholeServer.StartAsync(("Limits:TitlesByModel", "true"), ("ModelServer:Slots", "1"));
        server.Model.Script(
            Behaviour.Says("First."),
            Behaviour.Stalls(afterTokens: 1, text: "A title that never ends"),
            Behaviour.Says("Second."));
        using var maya = await server.RegisterAsync("maya");
        await using var line = await HubLine.OpenAsync(maya);
        var conversation = await maya.CreateConversationAsync();
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "One");
        await outputs.UntilAsync("ended");
        await server.Model.Recorder.WaitForAsync(r => r.Body.Contains("title of two to six words", StringComparison.Ordinal));

        await line.SendAsync(conversation, "Two");

        Assert.Equal("Second.", (await outputs.UntilAsync("ended")).GetProperty("message").Text("text"));
        var title = await server.Model.Recorder.WaitForAsync(r => r.Body.Contains("title of two to six words", StringComparison.Ordinal));
        Assert.NotEqual(GenerationOutcome.Completed, title.Outcome);
    }
}
