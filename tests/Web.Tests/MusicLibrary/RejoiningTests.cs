using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.MusicLibrary;

/// <summary>Who comes back in the middle of an answer about the music sees the steps that were taken meanwhile.</summary>
public sealed class RejoiningTests
{
    [Fact]
    public async Task The_steps_so_far_come_before_the_text_and_the_text_goes_on_where_it_was()
    {
        await using var server = await WholeServer.StartAsync(("Limits:TitlesByModel", "false"));
        using var maya = await server.RegisterAsync("maya");
        await maya.LibraryAsync(l => l.GetProperty("songs").GetInt64() > 0);
        server.Model.Script(
            Behaviour.Says("""{"kind": "query", "sql": "SELECT DISTINCT album FROM songs WHERE artist LIKE '%Queen%'"}"""),
            Behaviour.Stalls(afterTokens: 6, "these are the albums that were found here, one by one"));
        await using var line = await HubLine.OpenAsync(maya);
        var conversation = await maya.CreateConversationAsync(task: "music");
        string reply, seen;
        await using (var outputs = line.Watch(conversation))
        {
            await outputs.UntilAsync("snapshot");
            await line.SendAsync(conversation, "Which albums by Queen?");
            var first = await outputs.UntilAsync("delta");
            (reply, seen) = (first.Text("replyId"), first.Text("text"));
        }

        await using var again = await HubLine.OpenAsync(maya);
        var caughtUp = new List<JsonElement>();
        await using var stream = again.StreamAsync("Watch", new { conversationId = conversation, replyId = reply, offset = seen.Length }).GetAsyncEnumerator();
        while (caughtUp.Count(o => o.Text("type") == "music") < 4 && await stream.MoveNextAsync())
            caughtUp.Add(stream.Current);

        Assert.Equal(["generating", "validating", "executing", "summarising"], caughtUp.Where(o => o.Text("type") == "music").Select(o => o.Text("step")));
        Assert.DoesNotContain(caughtUp, o => o.Text("type") == "snapshot");
        Assert.All(caughtUp, o => Assert.Equal(reply, o.Text("replyId")));
        await line.InvokeAsync("Stop", new { conversationId = conversation });
    }
}
